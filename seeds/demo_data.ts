import type { InstallConnectorInput } from "../lib/connectors/input.ts";
import type { Role } from "../lib/permissions.ts";

/** The password of every demo account. Demo data only: production never comes here. */
export const DEMO_PASSWORD = "connectors-demo";

/** Of the demo tenants. */
export type Slug = "acme" | "globex";

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: Readonly<Partial<Record<Slug, Role>>>;
}

/** Who the sign-in page offers by one click in demo mode. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: "owner@acme.test", name: "Ada Owens", roles: { acme: "owner" } },
  { email: "admin@acme.test", name: "Bo Adler", roles: { acme: "admin" } },
  { email: "member@acme.test", name: "Mia Berg", roles: { acme: "member" } },
  { email: "owner@globex.test", name: "Gus Orr", roles: { globex: "owner" } },
  {
    email: "both@demo.test",
    name: "Zoë Both",
    roles: { acme: "admin", globex: "member" },
  },
];

/** Their names. */
export const TENANTS: Readonly<Record<Slug, string>> = {
  acme: "Acme",
  globex: "Globex",
};

export interface DemoConnector extends InstallConnectorInput {
  readonly becomes?: "active" | "error";
  readonly reason?: string;
  /** The account that it shows as connected; its tokens are made up. */
  readonly account?: string;
}

/** All four kinds in all three states, with long names, tags, and one whose sign-in is missing. */
export const CONNECTORS: Readonly<Record<Slug, readonly DemoConnector[]>> = {
  acme: [
    {
      catalogKey: "medium",
      name: "Essays",
      config: { publication_label: "Acme essays" },
      auth: { integration_token: "demo-token" },
      tags: ["archive"],
    },
    {
      catalogKey: "linkedin",
      name: "Acme company page",
      config: {
        account_type: "company",
        account_label: "Acme Inc.",
        company_id: "1234567",
      },
      auth: { client_id: "demo-client", client_secret: "demo-secret" },
      tags: ["press", "hiring"],
      becomes: "active",
      account: "Acme Inc.",
    },
    {
      catalogKey: "wordpress",
      name: "Engineering blog",
      config: { base_url: "https://eng.acme.test", site_label: "Engineering" },
      auth: { username: "editor", application_password: "demo-password" },
      tags: ["blog"],
      becomes: "error",
      reason:
        "WordPress answered 401: the application password was revoked. Enter a new one.",
    },
    {
      catalogKey: "linkedin",
      name:
        "LinkedIn of the managing director, quarterly results and press releases only, no reposts",
      config: { account_type: "personal", account_label: "Managing director" },
      tags: ["press", "quarterly-results-and-other-rare-announcements"],
    },
    {
      catalogKey: "twitter",
      name: "Marketing X",
      config: {
        account_label: "@acme",
        post_defaults: {
          append_hashtags: ["acme", "launch"],
          include_link_preview: true,
        },
      },
      auth: { client_id: "demo-client", client_secret: "demo-secret" },
      tags: ["launch", "marketing"],
      becomes: "active",
      account: "acme",
    },
    {
      catalogKey: "wordpress",
      name: "Company blog",
      config: {
        base_url: "https://blog.acme.test",
        site_label: "Company blog",
        default_status: "draft",
      },
      auth: { username: "editor", application_password: "demo-password" },
      tags: ["blog", "en"],
      becomes: "active",
    },
  ],
  globex: [
    {
      catalogKey: "wordpress",
      name: "Globex newsroom",
      config: { base_url: "https://news.globex.test", site_label: "Newsroom" },
      auth: { username: "editor", application_password: "demo-password" },
      tags: ["news"],
      becomes: "active",
    },
  ],
};
