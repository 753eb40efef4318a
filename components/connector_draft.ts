import type { JsonSchema } from "../lib/catalog/entry.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";
import type { ObjectField } from "../lib/forms/field.ts";
import { toFieldTree } from "../lib/forms/fields.ts";
import { toFormEntries } from "../lib/forms/form_entries.ts";
import { type FormState, toFormState } from "../lib/forms/form_state.ts";
import { toInitialValue } from "../lib/forms/initial_value.ts";
import type { ConnectorTrees } from "./read_connector_form.ts";

/** What the form of a connector shows: all that it holds, by control name. Secrets are never part of it. */
export type ConnectorDraft = FormState;

interface Schemas {
  readonly configSchema: JsonSchema;
  readonly authSchema: JsonSchema;
}

export function toTrees(
  { configSchema, authSchema }: Schemas,
): ConnectorTrees<ObjectField> {
  return {
    config: toFieldTree(configSchema),
    auth: toFieldTree(authSchema, "auth"),
  };
}

/** A form for something new: with the defaults of the schemas. */
export function toNewDraft(schemas: Schemas): ConnectorDraft {
  const { config, auth } = toTrees(schemas);
  return toFormState([
    ...toFormEntries(config, toInitialValue(config)),
    ...toFormEntries(auth, {}),
  ]);
}

export function toDraft(
  { name, tags, config, authFields }: ConnectorView,
  schemas: Schemas,
): ConnectorDraft {
  const trees = toTrees(schemas);
  const secrets = Object.entries(authFields).filter(([, { set }]) => set)
    .map(([key]) => `auth.${key}`);
  return toFormState([
    ["name", name],
    ["tags", tags.join(", ")],
    ...toFormEntries(trees.config, config),
    ...toFormEntries(trees.auth, {}, { secrets: new Set(secrets) }),
  ]);
}
