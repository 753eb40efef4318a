import type { SchemaFault as Fault } from "../forms/schema_pointer.ts";
import { requireSendable } from "./check_headers.ts";
import type { CheckSpec, CheckStep } from "./check_schema.ts";
import type { Rule } from "./rule_schema.ts";
import { parseUrlTemplate } from "./template.ts";
import {
  at,
  type Checked,
  COMPARED,
  findReferenceFaults,
  findTextFaults,
  guarded,
  namesOf,
  type Place,
  SENT,
  SHOWN,
} from "./template_faults.ts";

/** What its schema cannot say of a check: that each template names what there is, and may stand where it does. */
export function findCheckFaults(check: CheckSpec, entry: Checked): Fault[] {
  const captured = new Set<string>();
  const faults = check.steps.flatMap((step, index) => {
    const pointer = `/check/steps/${index}`;
    const place = { ...entry, pointer, sources: SENT, captured };
    const found = findStepFaults(step, place);
    for (const name of Object.keys(step.captures ?? {})) captured.add(name);
    return found;
  });
  const shown = { ...entry, pointer: "/check", sources: SHOWN, captured };
  return [
    ...faults,
    ...findTextFaults(check.identity, at(shown, "identity")),
    ...findAccountFaults(check, entry),
  ];
}

function findAccountFaults(
  { accountFields = [] }: CheckSpec,
  { authSchema }: Checked,
): Fault[] {
  const fields = namesOf(authSchema);
  return accountFields.flatMap((field, index) =>
    fields.includes(field) ? [] : [{
      pointer: `/check/accountFields/${index}`,
      message: `must name a property of authSchema: ${fields.join(", ")}`,
    }]
  );
}

function findStepFaults(step: CheckStep, place: Place): Fault[] {
  const compared = { ...place, sources: COMPARED };
  return [
    ...[step.url].flat().flatMap((url, index) =>
      findUrlFaults(
        url,
        at(place, "url", ...(step.url === url ? [] : [index])),
      )
    ),
    ...findHeaderFaults(step, place),
    ...findTextFaults(step.credentials, at(place, "credentials")),
    ...findBodyFaults(step, at(place, "body")),
    ...findRuleFaults(step.success, at(compared, "success")),
    ...(step.requires ?? []).flatMap(({ rule }, index) =>
      findRuleFaults(rule, at(compared, "requires", index, "rule"))
    ),
    ...(step.failures ?? []).flatMap(({ when }, index) =>
      findRuleFaults(when, at(compared, "failures", index, "when"))
    ),
  ];
}

function findUrlFaults(url: string, place: Place): Fault[] {
  return guarded(
    place,
    () =>
      parseUrlTemplate(url).flatMap((part) =>
        typeof part === "string"
          ? []
          : findReferenceFaults(part.reference, place)
      ),
  );
}

function findHeaderFaults(
  { headers = {}, credentials }: CheckStep,
  place: Place,
): Fault[] {
  const own = credentials?.header?.name;
  return [
    ...Object.entries(headers).flatMap(([name, template]) => [
      ...findNameFaults(name, at(place, "headers", name)),
      ...findTextFaults(template, at(place, "headers", name)),
    ]),
    ...(own === undefined
      ? []
      : findNameFaults(own, at(place, "credentials", "header", "name"))),
  ];
}

function findNameFaults(name: string, place: Place): Fault[] {
  return guarded(place, () => {
    requireSendable({ method: "GET", url: "", headers: { [name]: "" } });
    return [];
  });
}

/** A query of GraphQL is full of braces, and is no template. */
function findBodyFaults({ body, method }: CheckStep, place: Place): Fault[] {
  if (body === undefined) return [];
  const { graphql, ...rest } = body;
  const faults = [
    ...findTextFaults(rest, place),
    ...findTextFaults(graphql?.variables, at(place, "graphql", "variables")),
  ];
  if (method !== undefined && method !== "GET") return faults;
  return [...faults, {
    pointer: place.pointer,
    message: "needs a method that has a body, such as POST",
  }];
}

function findRuleFaults(rule: Rule | undefined, place: Place): Fault[] {
  if (rule === undefined) return [];
  const { equals, contains, some, all = [], any = [] } = rule;
  return [
    ...findTextFaults(equals, at(place, "equals")),
    ...findTextFaults(contains, at(place, "contains")),
    ...findRuleFaults(some, at(place, "some")),
    ...all.flatMap((inner, i) => findRuleFaults(inner, at(place, "all", i))),
    ...any.flatMap((inner, i) => findRuleFaults(inner, at(place, "any", i))),
  ];
}
