/** A kind, with what it must be told besides its credentials: by field, its label and a value. */
export interface Kind {
  readonly key: string;
  readonly fields: Readonly<Record<string, readonly [string, string]>>;
  /** What a form says by itself, and a program has to. */
  readonly chosen?: Readonly<Record<string, string>>;
}

export const KINDS: readonly Kind[] = [
  {
    key: "wordpress",
    fields: {
      base_url: ["Site address", "https://blog.acme.test"],
      site_label: ["Site label", "Acme blog"],
    },
  },
  { key: "twitter", fields: { account_label: ["Account label", "@acme"] } },
  {
    key: "linkedin",
    fields: { account_label: ["Account label", "Acme"] },
    chosen: { account_type: "personal" },
  },
  {
    key: "medium",
    fields: { publication_label: ["Publication label", "Acme essays"] },
  },
];
