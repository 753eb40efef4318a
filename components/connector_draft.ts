import type { JsonSchema } from "../lib/catalog/entry.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";
import { decodeConfig } from "../lib/forms/decode.ts";
import { decodeAuth } from "../lib/forms/decode_auth.ts";
import { toFieldTree } from "../lib/forms/fields.ts";
import { toInitialValue } from "../lib/forms/form_text.ts";

/** What the form of a connector shows; credentials are never part of it. */
export interface ConnectorDraft {
  readonly name: string;
  /** As typed: words between commas. */
  readonly tags: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** What the form sends. */
export interface ConnectorFormInput {
  readonly name: string;
  readonly tags: string[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly auth: Readonly<Record<string, string | null>>;
}

interface Schemas {
  readonly configSchema: JsonSchema;
  readonly authSchema: JsonSchema;
}

export function toNewDraft({ configSchema }: Schemas): ConnectorDraft {
  return {
    name: "",
    tags: "",
    config: toInitialValue(toFieldTree(configSchema)),
  };
}

export function toDraft({ name, tags, config }: ConnectorView): ConnectorDraft {
  return { name, tags: tags.join(", "), config };
}

/** The posted form, on the server and in the browser alike: what to send, and what to show again. */
export function readConnectorForm(
  form: FormData,
  { configSchema, authSchema }: Schemas,
): { readonly input: ConnectorFormInput; readonly draft: ConnectorDraft } {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const name = text("name");
  const tags = text("tags");
  const config = decodeConfig(form, toFieldTree(configSchema));
  const auth = decodeAuth(form, toFieldTree(authSchema, "auth"));
  return {
    input: {
      name,
      tags: tags.split(",").map((tag) => tag.trim()).filter(Boolean),
      config,
      auth,
    },
    draft: { name, tags, config },
  };
}
