import type { ComponentChildren } from "preact";
import type { CatalogEntryDetailView } from "../lib/catalog/view.ts";
import type { FieldErrors } from "../lib/errors.ts";
import type { ObjectField } from "../lib/forms/field.ts";
import { textOf } from "../lib/forms/form_state.ts";
import {
  AvailabilityNotice,
  type AvailabilityOf,
} from "./AvailabilityNotice.tsx";
import type { ConnectorTrees } from "./read_connector_form.ts";
import type { FormView } from "./forms/form_view.ts";
import { SchemaFields } from "./forms/SchemaFields.tsx";
import { RedirectUrl } from "./RedirectUrl.tsx";
import { TextField } from "./TextField.tsx";

/** What the form needs of a catalog entry. */
export type FormEntry =
  & Pick<
    CatalogEntryDetailView,
    | "key"
    | "configSchema"
    | "authSchema"
    | "icon"
    | "category"
    | "authLabel"
    | "authType"
    | "checkCost"
    | "oauth"
  >
  & AvailabilityOf;

export interface ConnectorFieldsProps {
  readonly entry: FormEntry;
  readonly trees: ConnectorTrees<ObjectField>;
  readonly form: FormView;
  readonly isNew: boolean;
  /** Where services send people back to; see `RedirectUrl`. */
  readonly redirectUrl: string;
}

/** Fields of the form that no schema describes. */
export const OWN_LABELS = { name: "Name", tags: "Tags" };

/** All fields of a connector's form, made from the entry's schemas. */
export function ConnectorFields(
  { entry, trees: { config, auth }, form, isNew, redirectUrl }:
    ConnectorFieldsProps,
) {
  const { base, errors, state } = form;
  return (
    <div class="space-y-7">
      {isNew && <AvailabilityNotice base={base} entry={entry} />}
      <TextField
        base={base}
        name="name"
        label={OWN_LABELS.name}
        value={textOf(state, "name")}
        maxLength={255}
        help="How your team calls this connector. No two have the same name."
        errors={errors.name}
      />
      {hasFields(config) && (
        <Group title="Configuration">
          <SchemaFields field={config} form={form} />
        </Group>
      )}
      {hasFields(auth) && (
        <Group
          title="Sign-in"
          lead="Stored encrypted and never shown again. Left for later, the connector stays inactive."
        >
          {entry.oauth && !entry.oauth.registersItself && (
            <div data-own data-redirect-url={redirectUrl}>
              <RedirectUrl base={base} url={redirectUrl} />
            </div>
          )}
          <div data-secret>
            <SchemaFields field={auth} form={form} />
          </div>
        </Group>
      )}
      <TextField
        base={base}
        name="tags"
        label={OWN_LABELS.tags}
        value={textOf(state, "tags")}
        optional
        placeholder="marketing, launch"
        help="Words of your own to filter by, with commas between them."
        errors={tagErrors(errors)}
      />
    </div>
  );
}

function hasFields({ fields, choosers, others, conditions }: ObjectField) {
  return fields.length > 0 || choosers.length > 0 || conditions > 0 ||
    others?.open === true;
}

interface GroupProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

function Group({ title, lead, children }: GroupProps) {
  return (
    <fieldset class="min-w-0 border-t border-base-300 pt-5">
      <legend class="float-left w-full text-base font-semibold">{title}</legend>
      {lead && <p class="clear-both pt-1 text-sm text-muted">{lead}</p>}
      <div class="clear-both pt-4">{children}</div>
    </fieldset>
  );
}

/** Those of the list and those of its words, at the one field that holds them. */
function tagErrors(errors: FieldErrors): readonly string[] {
  return Object.entries(errors).flatMap(([path, sentences]) =>
    path === "tags" || path.startsWith("tags.") ? sentences : []
  );
}
