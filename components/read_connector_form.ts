import type { FieldErrors } from "../lib/errors.ts";
import { decodeForm } from "../lib/forms/decode.ts";
import { decodeAuth } from "../lib/forms/decode_auth.ts";
import type { Field } from "../lib/forms/field.ts";
import { entriesOf, type FormState, textOf } from "../lib/forms/form_state.ts";
import { isObject, type JsonObject } from "../lib/forms/json_value.ts";

/** What the form sends. */
export interface ConnectorFormInput {
  readonly name: string;
  readonly tags: string[];
  readonly config: JsonObject;
  readonly auth: Readonly<Record<string, string | null>>;
}

export interface ReadConnectorForm {
  readonly input: ConnectorFormInput;
  /** The form as it was read: without empty rows. */
  readonly state: FormState;
  /** What stands in a control and can be no part of a configuration, by path. */
  readonly faults: FieldErrors;
  /** Where secrets of the configuration were left as they are: place → place in what is stored. */
  readonly kept: ReadonlyMap<string, string>;
}

/** The fields of a connector's form. */
export interface ConnectorTrees<Kind = Field> {
  readonly config: Kind;
  readonly auth: Kind;
}

/** What a form comes to, on the server by its schemas and in the browser by its plan. */
export function readConnectorForm(
  given: FormState,
  { config, auth }: ConnectorTrees,
): ReadConnectorForm {
  const { value, state, faults, kept } = decodeForm(given, config);
  const tags = textOf(state, "tags").split(",");
  const input = {
    name: textOf(state, "name"),
    tags: tags.map((tag) => tag.trim()).filter(Boolean),
    config: isObject(value) ? value : {},
    auth: auth.kind === "object" ? decodeAuth(entriesOf(state), auth) : {},
  };
  return { input, state, faults, kept };
}
