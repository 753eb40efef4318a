import type { ComponentChildren } from "preact";
import type { CatalogEntryDetailView } from "../lib/catalog/view.ts";
import type { AuthFieldView } from "../lib/connectors/view.ts";
import type { ErrorCode, FieldErrors } from "../lib/errors.ts";
import { toFieldTree } from "../lib/forms/fields.ts";
import {
  AvailabilityNotice,
  type AvailabilityOf,
} from "./AvailabilityNotice.tsx";
import type { ConnectorDraft } from "./connector_draft.ts";
import { FormRefusal } from "./FormRefusal.tsx";
import { SchemaFields } from "./forms/SchemaFields.tsx";
import { RedirectUrl } from "./RedirectUrl.tsx";
import { StaleAdvice } from "./StaleAdvice.tsx";
import { TextField } from "./TextField.tsx";

/** What the form needs of a catalog entry. */
export type FormEntry =
  & Pick<
    CatalogEntryDetailView,
    "key" | "configSchema" | "authSchema" | "authType" | "checkCost" | "oauth"
  >
  & AvailabilityOf;

export interface ConnectorRefusal {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors: FieldErrors;
}

export interface ConnectorFieldsProps {
  readonly base: string;
  readonly entry: FormEntry;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
  /** Where the connector as it is now can be seen, for one that was changed meanwhile. */
  readonly presentHref?: string;
  /** What is stored of each credential; none for a new connector. */
  readonly authFields?: Readonly<Record<string, AuthFieldView>>;
  /** Where services send people back to; see `RedirectUrl`. */
  readonly redirectUrl: string;
}

/** All fields of a connector's form, made from the entry's schemas. */
export function ConnectorFields(
  { base, entry, draft, refusal, presentHref, authFields, redirectUrl }:
    ConnectorFieldsProps,
) {
  const config = toFieldTree(entry.configSchema);
  const auth = toFieldTree(entry.authSchema, "auth");
  const errors = refusal?.errors ?? {};
  return (
    <div class="space-y-7">
      <FormRefusal
        base={base}
        refusal={refusal}
        trees={[config, auth]}
        labels={{ name: "Name", tags: "Tags" }}
      />
      {refusal?.code === "stale" && presentHref && (
        <StaleAdvice href={presentHref} />
      )}
      {!authFields && <AvailabilityNotice base={base} entry={entry} />}
      <TextField
        base={base}
        name="name"
        label="Name"
        value={draft.name}
        maxLength={255}
        help="How your team calls this connector. No two have the same name."
        errors={errors.name}
      />
      {config.fields.length > 0 && (
        <Group title="Configuration">
          <SchemaFields
            tree={config}
            value={draft.config}
            errors={errors}
            base={base}
          />
        </Group>
      )}
      {auth.fields.length > 0 && (
        <Group
          title="Sign-in"
          lead="Stored encrypted and never shown again. Left for later, the connector stays inactive."
        >
          {entry.oauth && !entry.oauth.registersItself && (
            <RedirectUrl base={base} url={redirectUrl} />
          )}
          <SchemaFields
            tree={auth}
            value={{}}
            errors={errors}
            base={base}
            secrets={authFields ?? {}}
          />
        </Group>
      )}
      <TextField
        base={base}
        name="tags"
        label="Tags"
        value={draft.tags}
        optional
        placeholder="marketing, launch"
        help="Words of your own to filter by, with commas between them."
        errors={tagErrors(errors)}
      />
    </div>
  );
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
