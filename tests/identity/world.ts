import {
  type Authenticator,
  createAuthenticator,
} from "../../lib/identity/authenticate.ts";
import { createTenant } from "../../lib/identity/create_tenant.ts";
import { createUser } from "../../lib/identity/create_user.ts";
import { addMember } from "../../lib/identity/members/add.ts";
import { toSystemScope } from "../../lib/identity/system_scope.ts";
import type { UserView } from "../../lib/identity/user_view.ts";
import { listAudit } from "../../lib/audit/list.ts";
import type { Role } from "../../lib/permissions.ts";
import type { Scope, TenantRef } from "../../lib/scope.ts";
import {
  createTestMeans,
  type TestMeans,
  type TestMeansOptions,
} from "../test_means.ts";

export const PASSWORD = "test-password";

/** As little as argon2 takes: for tests that make people and are not about passwords. */
export const CHEAP = { memoryKib: 8, passes: 1, lanes: 1 };

/** Two tenants; acme has an owner, an admin and a member, globex an owner. */
export interface World extends AsyncDisposable {
  readonly means: TestMeans;
  readonly authenticator: Authenticator;
  readonly acme: TenantRef;
  readonly globex: TenantRef;
  readonly people: Readonly<Record<Role | "stranger", UserView>>;
  /** The scope of acme's owner, admin or member; of globex's owner for `stranger`. */
  scopeOf(who: Role | "stranger"): Scope;
  /** Actions in acme's audit trail, the oldest first. */
  actions(): Promise<string[]>;
}

export async function createWorld(
  options: TestMeansOptions = {},
): Promise<World> {
  const means = await createTestMeans(options);
  const acme = await createTenant(means, { slug: "acme", name: "Acme" });
  const globex = await createTenant(means, { slug: "globex", name: "Globex" });
  const people = {
    owner: await addPerson(means, acme, "owner"),
    admin: await addPerson(means, acme, "admin"),
    member: await addPerson(means, acme, "member"),
    stranger: await addPerson(means, globex, "owner"),
  };
  return {
    means,
    authenticator: createAuthenticator(means),
    acme,
    globex,
    people,
    scopeOf(who) {
      const { id, name } = people[who];
      return {
        means,
        tenant: who === "stranger" ? globex : acme,
        actor: { kind: "user", id, name },
        role: who === "stranger" ? "owner" : who,
        requestId: "test-request",
      };
    },
    async actions() {
      const { items } = await listAudit(toSystemScope(means, acme));
      return items.map((event) => event.action).reverse();
    },
    [Symbol.asyncDispose]: () => {
      means.log.flush();
      means.kv.close();
      return Promise.resolve();
    },
  };
}

/** A person with the address `role@slug.test`. */
async function addPerson(
  means: TestMeans,
  tenant: TenantRef,
  role: Role,
): Promise<UserView> {
  const email = `${role}@${tenant.slug}.test`;
  const name = `${tenant.name} ${role}`;
  const user = await createUser(
    means,
    { email, name, password: PASSWORD },
    CHEAP,
  );
  await addMember(toSystemScope(means, tenant), { email, role });
  return user;
}

/** What `work` gives, and how many round trips its reads of KV took. */
export async function countReads<T>(
  { kv }: TestMeans,
  work: () => Promise<T>,
): Promise<{ reads: number; result: T }> {
  const { get, getMany } = kv;
  let reads = 0;
  Object.assign(kv, {
    get: (...args: Parameters<typeof get>) => {
      reads++;
      return get.apply(kv, args);
    },
    getMany: (...args: Parameters<typeof getMany>) => {
      reads++;
      return getMany.apply(kv, args);
    },
  });
  const result = await work();
  Object.assign(kv, { get, getMany });
  return { reads, result };
}

/** A KV file for two processes to share, gone with the test. */
export async function createSharedKv(): Promise<
  AsyncDisposable & { readonly kv: string }
> {
  const folder = await Deno.makeTempDir();
  return {
    kv: `${folder}/shared.sqlite3`,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** Every key and value of the store as one text, to look for what must not be there. */
export async function dump({ kv }: TestMeans): Promise<string> {
  const entries = await Array.fromAsync(kv.list({ prefix: [] }));
  return JSON.stringify(
    entries,
    (_, value) => typeof value === "bigint" ? String(value) : value,
  );
}
