import type { InstallConnectorInput } from "../lib/connectors/input.ts";
import { countInstalled } from "../lib/connectors/count.ts";
import { installConnector } from "../lib/connectors/install.ts";
import { updateConnector } from "../lib/connectors/update.ts";
import { createTenant } from "../lib/identity/create_tenant.ts";
import { createUser } from "../lib/identity/create_user.ts";
import { addMember } from "../lib/identity/members/add.ts";
import { listMembers } from "../lib/identity/members/list.ts";
import { readTenant } from "../lib/identity/read_tenant.ts";
import { readUser } from "../lib/identity/read_user.ts";
import { toSystemScope } from "../lib/identity/system_scope.ts";
import { createToken } from "../lib/identity/tokens/create.ts";
import { listTokens } from "../lib/identity/tokens/list.ts";
import { revokeToken } from "../lib/identity/tokens/revoke.ts";
import type { Role } from "../lib/permissions.ts";
import type { Means, Scope } from "../lib/scope.ts";
import { connectDemo } from "./demo_connection.ts";

/** The password of every demo account. Demo data only: production never comes here. */
export const DEMO_PASSWORD = "connectors-demo";

type Slug = "acme" | "globex";

interface DemoPerson {
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

const TENANTS: Readonly<Record<Slug, string>> = {
  acme: "Acme",
  globex: "Globex",
};

interface DemoConnector extends InstallConnectorInput {
  readonly becomes?: "active" | "error";
  readonly reason?: string;
  /** The account that it shows as connected; its tokens are made up. */
  readonly account?: string;
}

/** All four kinds in all three states, with long names, tags, and one whose sign-in is missing. */
const CONNECTORS: Readonly<Record<Slug, readonly DemoConnector[]>> = {
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

export interface DemoTenant {
  readonly slug: string;
  readonly name: string;
  /** A new API token of role admin; the one printed before is revoked. */
  readonly token: string;
}

const SLUGS: readonly Slug[] = ["acme", "globex"];

/**
 * Makes what is missing of the demo tenants, their people and connectors, and
 * a new token for each tenant. What somebody has changed stays as it is.
 */
export async function seedDemo(means: Means): Promise<readonly DemoTenant[]> {
  const scopes = new Map<Slug, Scope>();
  for (const slug of SLUGS) {
    const tenant = await readTenant(means, slug) ??
      await createTenant(means, { slug, name: TENANTS[slug] });
    scopes.set(slug, toSystemScope(means, tenant));
  }
  for (const person of DEMO_PEOPLE) await seedPerson(means, person, scopes);
  const tenants: DemoTenant[] = [];
  for (const [slug, scope] of scopes) {
    const { total } = await countInstalled(scope);
    if (total === 0) {
      await seedConnectors(await asOwner(scope), CONNECTORS[slug]);
    }
    const token = await renewToken(scope);
    tenants.push({ slug, name: scope.tenant.name, token });
  }
  return tenants;
}

async function seedPerson(
  means: Means,
  { email, name, roles }: DemoPerson,
  scopes: ReadonlyMap<Slug, Scope>,
): Promise<void> {
  if (await readUser(means, email) !== null) return;
  await createUser(means, { email, name, password: DEMO_PASSWORD });
  for (const [slug, scope] of scopes) {
    const role = roles[slug];
    if (role !== undefined) await addMember(scope, { email, role });
  }
}

/** The demo's connectors were installed by somebody, so that cards read as they will. */
async function asOwner(scope: Scope): Promise<Scope> {
  const { items } = await listMembers(scope);
  const owner = items.find(({ role }) => role === "owner");
  if (owner === undefined) return scope;
  const actor = { kind: "user", id: owner.userId, name: owner.name } as const;
  return { ...scope, actor };
}

async function seedConnectors(
  scope: Scope,
  connectors: readonly DemoConnector[],
): Promise<void> {
  for (const { becomes, reason, account, ...input } of connectors) {
    const connector = await installConnector(scope, input);
    if (account !== undefined) await connectDemo(scope, connector, account);
    if (becomes === undefined) continue;
    const statusReason = reason === undefined ? {} : { statusReason: reason };
    await updateConnector(scope, { id: connector.id }, {
      status: becomes,
      ...statusReason,
    });
  }
}

const TOKEN_NAME = "Demo";

async function renewToken(scope: Scope): Promise<string> {
  const { items } = await listTokens(scope);
  for (const { id, name } of items) {
    if (name === TOKEN_NAME) await revokeToken(scope, id);
  }
  const { secret } = await createToken(scope, {
    name: TOKEN_NAME,
    role: "admin",
  });
  return secret;
}
