import type { CatalogEntryFile } from "../../lib/catalog/entry.ts";

/** A small whole entry, as a file of `seeds/catalog/` says it. */
export function entryFile(key = "example"): CatalogEntryFile {
  return {
    key,
    name: "Example",
    description: "A service of nobody.",
    category: "web",
    icon: "world",
    authType: "api_key",
    authLabel: "API key",
    availability: "open",
    capabilities: { postText: true, maxLength: 500 },
    configSchema: {
      type: "object",
      additionalProperties: false,
      properties: { label: { type: "string", title: "Label" } },
    },
    authSchema: {
      type: "object",
      required: ["token"],
      properties: { token: { type: "string", writeOnly: true } },
    },
    subtitleField: "label",
    docsUrl: "https://example.com/docs",
    verifiedAt: "2026-01-05",
  };
}
