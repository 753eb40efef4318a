import type { CatalogEntryFile, JsonSchema } from "../catalog/entry.ts";
import type { Fault } from "../catalog/schema_fault.ts";
import { ownValue } from "../forms/paths.ts";
import { requireSendable } from "./check_headers.ts";
import type { CheckSpec, CheckStep, Rule } from "./check_schema.ts";
import {
  parseTemplate,
  parseUrlTemplate,
  type Part,
  type Reference,
  type Source,
} from "./template.ts";

type Checked = Pick<
  CatalogEntryFile,
  "configSchema" | "authSchema" | "authType"
>;

interface Place extends Checked {
  readonly pointer: string;
  readonly sources: readonly Source[];
  /** What earlier steps have captured. */
  readonly captured: ReadonlySet<string>;
}

/** Where secrets may stand, since it is sent and never shown. */
const SENT: readonly Source[] = ["config", "auth", "token", "captured"];
const COMPARED: readonly Source[] = ["config"];
const SHOWN: readonly Source[] = ["config", "answer"];

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

/** Every text within a value is a template. */
function findTextFaults(value: unknown, place: Place): Fault[] {
  if (typeof value === "string") {
    return guarded(place, () => findPartFaults(parseTemplate(value), place));
  }
  if (!(value instanceof Object)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findTextFaults(inner, at(place, key))
  );
}

function findPartFaults(parts: readonly Part[], place: Place): Fault[] {
  return parts.flatMap((part) =>
    typeof part === "string" ? [] : findReferenceFaults(part, place)
  );
}

function findReferenceFaults(
  { source, path, text }: Reference,
  { pointer, sources, captured, ...entry }: Place,
): Fault[] {
  const fault = (message: string) => [{ pointer, message }];
  if (!sources.includes(source)) {
    return fault(
      source === "answer"
        ? `names ${text}, but there is no answer yet`
        : `names ${text}, but only ${sources.join(" and ")} may be read here`,
    );
  }
  if (source === "answer") return [];
  if (source === "captured") {
    const [name = ""] = path;
    if (path.length === 1 && captured.has(name)) return [];
    return fault(`names ${text}, which no earlier step captures`);
  }
  if (source === "token") {
    if (text === "token.access_token" && entry.authType === "oauth") return [];
    return fault(
      `names ${text}, but only oauth entries have token.access_token`,
    );
  }
  const schema = source === "config" ? entry.configSchema : entry.authSchema;
  const isKnown = source === "auth"
    ? path.length === 1 && namesOf(schema).includes(path[0] ?? "")
    : hasProperty(schema, path);
  if (isKnown) return [];
  return fault(
    `names ${text}, which is no property of ${source}Schema: ${
      namesOf(schema).join(", ")
    }`,
  );
}

/** Below what is no plain object of properties, a `$ref` or a choice, anything may be. */
function hasProperty(schema: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  const properties = ownValue(schema, "properties");
  if (!(properties instanceof Object)) return !isLeaf(schema);
  return Object.hasOwn(properties, key) &&
    hasProperty(ownValue(properties, key), rest);
}

function isLeaf(schema: unknown): boolean {
  const type = ownValue(schema, "type");
  return typeof type === "string" && type !== "object" && type !== "array";
}

function namesOf(schema: JsonSchema): string[] {
  return schema.properties instanceof Object
    ? Object.keys(schema.properties)
    : [];
}

function at(place: Place, ...keys: readonly (string | number)[]): Place {
  const tokens = keys.map((key) =>
    `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`
  );
  return { ...place, pointer: place.pointer + tokens.join("") };
}

function guarded(place: Place, find: () => Fault[]): Fault[] {
  try {
    return find();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ pointer: place.pointer, message }];
  }
}
