import type { CatalogEntryFile } from "../catalog/entry.ts";
import type { SchemaFault as Fault } from "../forms/schema_pointer.ts";
import { ownValue } from "../forms/paths.ts";
import { parseTemplate, parseUrlTemplate } from "../remote/template.ts";
import type { OauthSpec } from "./oauth_schema.ts";

type Checked = Pick<
  CatalogEntryFile,
  "configSchema" | "authSchema" | "authType"
>;

/** The fields of authSchema that hold the app's own credentials. */
const APP_FIELDS = ["client_id", "client_secret"];

/** What the schema of the block cannot say: that it fits the rest of the entry. */
export function findOauthFaults(oauth: OauthSpec, entry: Checked): Fault[] {
  const faults: Fault[] = [];
  const say = (pointer: string, message: string) =>
    void faults.push({ pointer: `/oauth${pointer}`, message });
  if (entry.authType !== "oauth") {
    say("", "needs authType oauth");
  }
  const authFields = Object.keys(entry.authSchema.properties ?? {});
  for (const field of APP_FIELDS.filter((f) => !authFields.includes(f))) {
    say("", `needs ${field} among the properties of authSchema`);
  }
  for (const [pointer, template, isUrl] of templatesOf(oauth)) {
    const fault = findTemplateFault(template, isUrl, entry);
    if (fault) say(pointer, fault);
  }
  oauth.uses.forEach(({ when }, index) => {
    if (when === undefined || hasField(entry, when.field)) return;
    say(`/uses/${index}/when/field`, "must name a property of configSchema");
  });
  return faults;
}

type Templated = readonly [pointer: string, template: string, isUrl: boolean];

function templatesOf(oauth: OauthSpec): readonly Templated[] {
  const { identity, registration, issuer, pkce } = oauth;
  const uses = oauth.uses.flatMap(({ scopes }, index) =>
    typeof scopes === "string"
      ? [[`/uses/${index}/scopes`, scopes, false] as const]
      : []
  );
  return [
    ["/authorizationUrl", oauth.authorizationUrl, true],
    ["/tokenUrl", oauth.tokenUrl, true],
    ...(issuer ? [["/issuer", issuer, true] as const] : []),
    ["/clientAuth", oauth.clientAuth, false],
    ["/pkce", String(pkce), false],
    ...uses,
    ...(identity
      ? [
        ["/identity/url", identity.url, true] as const,
        ["/identity/id", identity.id, false] as const,
        ["/identity/name", identity.name, false] as const,
      ]
      : []),
    ...(registration
      ? [["/registration/url", registration.url, true] as const]
      : []),
  ];
}

function findTemplateFault(
  template: string,
  isUrl: boolean,
  entry: Checked,
): string | null {
  try {
    const parts = isUrl
      ? parseUrlTemplate(template).map((part) =>
        typeof part === "string" ? part : part.reference
      )
      : parseTemplate(template);
    for (const part of parts) {
      if (typeof part === "string") continue;
      const [field = ""] = part.path;
      if (part.source !== "config") {
        return `names ${part.text}, but only config may be read here`;
      }
      if (!hasField(entry, field)) {
        return `names ${part.text}, which is no property of configSchema`;
      }
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function hasField({ configSchema }: Checked, field: string): boolean {
  return ownValue(configSchema.properties, field) !== undefined;
}
