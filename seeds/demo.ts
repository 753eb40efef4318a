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
import type { Means, Scope } from "../lib/scope.ts";
import { connectDemo } from "./demo_connection.ts";
import {
  CONNECTORS,
  DEMO_PASSWORD,
  DEMO_PEOPLE,
  type DemoConnector,
  type DemoPerson,
  type Slug,
  TENANTS,
} from "./demo_data.ts";

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
