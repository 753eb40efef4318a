import { isDeepStrictEqual } from "node:util";
import { decodeForm } from "../../lib/forms/decode.ts";
import type { Field } from "../../lib/forms/field.ts";
import { toFieldTree, toRootField } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { toFormState } from "../../lib/forms/form_state.ts";
import { withKept } from "../../lib/forms/secrets_kept.ts";
import { compileValidator, type Validator } from "../../lib/forms/validate.ts";
import { drawForm, drawSummary } from "./draw.tsx";
import { findFaults, labelOf, visibleControls } from "./form_faults.ts";
import {
  attributeOf,
  entriesOf,
  type HtmlForm,
  parseForm,
  textContent,
} from "./html_form.ts";
import { openingsOf } from "./openings.ts";
import type { SchemaCase } from "./schema_file.ts";

const ROOT = "config";

/** So long one form is opened in further ways: one that contains itself has thousands. */
const MAX_LOOKING_MS = 5_000;

/** What was looked at, and what is wrong. */
export interface Verdict {
  readonly leaves: number;
  readonly values: number;
  readonly failures: readonly string[];
}

/** Draws the form of a schema in every way, and sends its values through it. */
export function judgeSchema(given: SchemaCase): Verdict {
  const failures: string[] = [];
  const tell = (what: string, look: () => readonly string[]) => {
    try {
      failures.push(...look().map((failure) => `${what}: ${failure}`));
    } catch (error) {
      failures.push(`${what}: it throws ${describe(error)}`);
    }
  };
  const leaves = new Set<string>();
  let validate: Validator = () => null;
  tell("validator", () => {
    validate = compileValidator(toObjectSchema(given.schema));
    return [];
  });
  tell("form", () => judgeOpenings(rootOf(given.schema), leaves));
  for (const [index, value] of given.valid.entries()) {
    tell(`valid ${index}`, () => judgeValid(given.schema, value, validate));
  }
  for (const [index, value] of given.invalid.entries()) {
    tell(`invalid ${index}`, () => judgeInvalid(given.schema, value, validate));
  }
  const values = given.valid.length + given.invalid.length;
  return { leaves: leaves.size, values, failures: [...new Set(failures)] };
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message}`
    : String(error);
}

/** What an entry file may hold: `true` and `false` say the same in words. */
function toObjectSchema(schema: unknown): object {
  if (schema === false) return { not: {} };
  return typeof schema === "object" && schema !== null ? schema : {};
}

export function rootOf(schema: unknown): Field {
  const root = toRootField(schema, ROOT);
  return root.kind === "object"
    ? toFieldTree(toObjectSchema(schema), ROOT)
    : root;
}

/** Every leaf of every branch has a control with a label, and the markup is sound. */
function judgeOpenings(root: Field, seen: Set<string>): readonly string[] {
  const failures = new Set<string>();
  const started = performance.now();
  for (const { field, entries, leaves } of openingsOf(root)) {
    if (performance.now() - started > MAX_LOOKING_MS) break;
    const form = parseForm(drawForm(field, entries));
    for (const fault of findFaults(form)) failures.add(fault);
    const controls = visibleControls(form);
    for (const { name, path, label } of leaves) {
      seen.add(name);
      const [control] = controls.get(name) ?? [];
      if (!control) failures.add(`${path} has no control (${name})`);
      else if (labelOf(form, control) === "" || label.trim() === "") {
        failures.add(`${path} has no label`);
      }
    }
  }
  return [...failures];
}

/** It passes, and comes back as it is when its form is sent untouched. */
function judgeValid(
  schema: unknown,
  value: unknown,
  validate: Validator,
): readonly string[] {
  const failures: string[] = [];
  const errors = validate(value, ROOT);
  if (errors) failures.push(`refused: ${toLine(Object.entries(errors))}`);
  const root = rootOf(schema);
  const form = parseForm(drawForm(root, toFormEntries(root, value)));
  failures.push(...findFaults(form));
  const { value: sent, faults } = sendUntouched(root, form, value);
  if (!isDeepStrictEqual(sent, value)) {
    failures.push(`${toShort(value)} comes back as ${toShort(sent)}`);
  }
  if (Object.keys(faults).length > 0) {
    failures.push(
      `faults in an untouched form: ${toLine(Object.entries(faults))}`,
    );
  }
  return failures;
}

/** What the server makes of a form that a browser sends as it is, where the value is the stored one. */
export function sendUntouched(root: Field, form: HtmlForm, stored: unknown) {
  const state = toFormState(entriesOf(form));
  const { value, faults, kept } = decodeForm(state, root);
  return { value: withKept(root, value, { kept, stored }), faults };
}

/** It is refused, and each sentence stands at its field, or in the summary with a link to the nearest one. */
function judgeInvalid(
  schema: unknown,
  value: unknown,
  validate: Validator,
): readonly string[] {
  const errors = validate(value, ROOT);
  if (!errors) return [`${toShort(value)} is not refused`];
  const root = rootOf(schema);
  const entries = toFormEntries(root, value);
  const form = parseForm(drawForm(root, entries, { errors }));
  const summary = parseForm(drawSummary(root, entries, errors));
  const shown = textsAt(form, /:error$/);
  const told = summary.elements.map(textContent).join("\n");
  const untold = Object.entries(errors).filter(([, sentences]) =>
    !sentences.every((text) => shown.includes(asShown(text))) &&
    !sentences.some((text) => told.includes(asShown(text)))
  );
  return [
    ...findFaults(form),
    ...findFaults(summary),
    ...untold.map((error) => `not shown: ${toLine([error])}`),
    ...linksIn(summary).filter((id) => !form.byId.has(id))
      .map((id) => `the summary leads to ${id}, which is not there`),
  ];
}

/** What HTML makes of a text. */
function asShown(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "");
}

function textsAt({ byId }: HtmlForm, ids: RegExp): string {
  return [...byId].filter(([id]) => ids.test(id))
    .map(([, element]) => textContent(element)).join("\n");
}

function linksIn({ elements }: HtmlForm): readonly string[] {
  return elements.flatMap((element) => {
    const href = attributeOf(element, "href");
    return href === null ? [] : [decodeURIComponent(href.slice(1))];
  });
}

function toLine(
  errors: Iterable<readonly [string, readonly string[]]>,
): string {
  return [...errors]
    .map(([path, sentences]) => `${path}: ${sentences.join("; ")}`).join(" | ")
    .slice(0, 300);
}

function toShort(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
