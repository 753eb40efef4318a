import type { State } from "../define.ts";
import { AppError, type FieldErrors } from "../errors.ts";
import { decodeForm } from "../forms/decode.ts";
import type { Field } from "../forms/field.ts";
import { toRootField } from "../forms/fields.ts";
import { entriesOf, type FormState, toFormState } from "../forms/form_state.ts";
import { keptName } from "../forms/control_names.ts";
import { requireSchemaWithinLimits } from "../forms/schema_limits.ts";
import { compileValidator, type Validator } from "../forms/validate.ts";
import { withStarts } from "../forms/with_starts.ts";

/** What a schema comes to: its form, and what that holds. */
export interface Playground {
  readonly schemaText: string;
  /** Why there is no form. */
  readonly fault: string | null;
  readonly form: DrawnSchema | null;
  /** Nobody has filled anything in: no field is called wrong. */
  readonly isFresh: boolean;
}

export interface DrawnSchema {
  readonly field: Field;
  readonly state: FormState;
  /** As JSON; secrets that were typed are left out of it. */
  readonly value: string;
  readonly errors: FieldErrors;
  /** Those that can be told at their fields. */
  readonly fieldErrors: FieldErrors;
}

/** Throws `not_found` but in development and demo: the page is for authors of connectors. */
export function requirePlayground(
  { services: { config } }: Pick<State, "services">,
): void {
  if (config.mode !== "production") return;
  throw new AppError("not_found", "There is no page at this address");
}

/** The field that a schema's text makes. Throws an error that says why it makes none. */
export function readSchemaText(
  text: string,
): { readonly field: Field; readonly validate: Validator } {
  const schema = parseSchema(text);
  requireSchemaWithinLimits(schema);
  const validate = compileValidator(schema);
  return { field: toRootField(schema), validate };
}

/** A form for what was filled in so far; one that nothing was filled in has the defaults. */
export function drawSchema(
  { field, validate }: ReturnType<typeof readSchemaText>,
  given: FormState,
): DrawnSchema {
  const start = withStarts([field], given);
  const { value, state, faults } = decodeForm(start, field);
  const found = value === undefined ? {} : validate(value, field.path) ?? {};
  const errors = { ...found, ...faults };
  return {
    field,
    state: start,
    value: toShownText(start, field),
    errors,
    fieldErrors: state === start ? errors : withoutRows(errors),
  };
}

function parseSchema(text: string): object {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`This is no JSON: ${why}`);
  }
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  if (typeof schema === "object" && schema !== null && !Array.isArray(schema)) {
    return schema;
  }
  throw new Error("A schema is an object, true or false");
}

/** A row that is left empty does not count, so those behind it have other numbers than their controls. */
function withoutRows(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).filter(([path]) => !/\.\d+(?:\.|$)/.test(path)),
  );
}

/** A secret shows that it is there, and not what it is. */
function toShownText(state: FormState, field: Field): string {
  const shown = entriesOf(state).map(([name, text]) =>
    [name, text && state.texts.has(keptName(name)) ? "(secret)" : text] as const
  );
  const { value } = decodeForm(toFormState(shown), field);
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}
