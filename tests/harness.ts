import type { RunningApp } from "../lib/app.ts";
import type { AuditEvent } from "../lib/audit/event.ts";
import { type Config, readConfig } from "../lib/config.ts";
import { createTenant } from "../lib/identity/create_tenant.ts";
import { createUser } from "../lib/identity/create_user.ts";
import { addMember } from "../lib/identity/members/add.ts";
import { SESSION_COOKIE } from "../lib/identity/cookies.ts";
import { startSession } from "../lib/identity/sessions/start.ts";
import { createToken } from "../lib/identity/tokens/create.ts";
import { toSystemScope } from "../lib/identity/system_scope.ts";
import { createCache } from "../lib/kv/cached.ts";
import type { Role } from "../lib/permissions.ts";
import type { Remote } from "../lib/remote/remote.ts";
import type { Actor, Means, Scope, TenantRef } from "../lib/scope.ts";
import { parseKeyRing } from "../lib/secrets/key_ring.ts";
import { CATALOG_FOLDER, seedCatalog } from "../seeds/seed.ts";
import {
  createTestMeans,
  type TestClock,
  testKey,
  type TestMeans,
} from "./test_means.ts";

export type TenantSlug = "acme" | "globex";

/** Everybody's password. Hashed with the cheapest cost, which the hash itself says. */
export const PASSWORD = "test-password";
const CHEAP = { memoryKib: 8, passes: 1, lanes: 1 };

/** Who there is in each tenant; `both@demo.test` is in both. */
const PEOPLE: readonly (readonly [string, Role, TenantSlug])[] = [
  ["owner@acme.test", "owner", "acme"],
  ["admin@acme.test", "admin", "acme"],
  ["member@acme.test", "member", "acme"],
  ["owner@globex.test", "owner", "globex"],
  ["both@demo.test", "admin", "acme"],
  ["both@demo.test", "member", "globex"],
];

export interface TestAppOptions {
  readonly basePath?: string;
  /** Path of a KV file, for what other processes or the disk should see. */
  readonly kv?: string;
  readonly mode?: Config["mode"];
  readonly env?: Readonly<Record<string, string>>;
  /** A fresh database, with neither catalog nor people: a first start. */
  readonly empty?: boolean;
  /** Real time where a browser keeps the cookies. */
  readonly clock?: TestClock;
  /** What answers for other services; without it every request is refused. */
  readonly remote?: Remote;
}

export interface TestApp extends AsyncDisposable {
  readonly means: TestMeans;
  readonly config: Config;
  /** The scope of a person; it outlives requests, so it reads revisions itself. */
  scopeOf(role: Role, tenant?: TenantSlug): Scope;
  /** The means of another process on the same KV: nothing is shared in memory. */
  otherProcess(options?: { keys?: "other" }): Means;
  /** All events of the tenant, newest first. */
  auditEvents(tenant?: TenantSlug): Promise<readonly AuditEvent[]>;
  /** A Cookie header's value: this person, signed in. */
  cookieOf(role: Role, tenant?: TenantSlug): Promise<string>;
  /** An Authorization header's value: a new token of that role. */
  bearerOf(role: "admin" | "member", tenant?: TenantSlug): Promise<string>;
  /** The running app with the built pages. */
  running(): Promise<RunningApp>;
  /** Asks the app, as if over HTTP; `path` begins below the base path. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** A world of one test: catalog, two tenants and their people, nothing installed. */
export async function createTestApp(
  options: TestAppOptions = {},
): Promise<TestApp> {
  const { kv, clock, remote, empty = false } = options;
  const means = await createTestMeans({
    ...(remote === undefined ? {} : { remote }),
    ...(kv === undefined ? {} : { kv }),
    ...(clock === undefined ? {} : { clock }),
  });
  const config = readConfig({
    CONNECTORS_MODE: options.mode,
    CONNECTORS_KEYS: testKey("k1", 1),
    BASE_PATH: options.basePath,
    ...options.env,
  });
  if (!empty) await seedCatalog(means, CATALOG_FOLDER);
  const people = empty ? NOBODY : await seedPeople(means);
  let app: Promise<RunningApp> | undefined;

  const scopeOf: TestApp["scopeOf"] = (role, slug = "acme") => {
    const { tenant, actor } = people.find(role, slug);
    return { means, tenant, actor, role, requestId: "test-request" };
  };
  const running = () => app ??= openApp(config, means);
  return {
    means,
    config,
    scopeOf,
    running,
    otherProcess: ({ keys } = {}) => ({
      ...means,
      cache: createCache(),
      keyRing: keys ? parseKeyRing(testKey("k2", 2)) : means.keyRing,
    }),
    auditEvents: (slug = "acme") =>
      readAuditEvents(means, scopeOf("owner", slug).tenant),
    async cookieOf(role, slug = "acme") {
      const { tenant, actor } = people.find(role, slug);
      const session = { userId: actor.id, tenantId: tenant.id };
      const { token } = await startSession(means, session);
      return `${SESSION_COOKIE}=${token}`;
    },
    async bearerOf(role, slug = "acme") {
      const scope = toSystemScope(means, scopeOf("owner", slug).tenant);
      const { secret } = await createToken(scope, { name: "Test", role });
      return `Bearer ${secret}`;
    },
    async request(path, init) {
      const { fetch } = await running();
      const url = new URL(config.basePath + path, config.publicUrl);
      return await fetch(new Request(url, { redirect: "manual", ...init }));
    },
    async [Symbol.asyncDispose]() {
      if (app) (await app).close();
      else means.kv.close();
      means.log.flush();
    },
  };
}

/** The built pages, from `_fresh/`: `deno task test` builds before it runs tests. */
async function openApp(config: Config, means: Means): Promise<RunningApp> {
  const { createApp } = await import("../lib/app.ts");
  const snapshot = new URL("../_fresh/snapshot.js", import.meta.url).href;
  const { default: applySnapshot } = await import(snapshot);
  const running = await createApp(config, means);
  applySnapshot(running.app);
  return running;
}

interface Person {
  readonly tenant: TenantRef;
  readonly actor: Actor;
  readonly role: Role;
}

interface People {
  find(role: Role, slug: TenantSlug): Person;
}

const NOBODY: People = {
  find(role, slug) {
    throw new Error(`Nobody is ${role} of ${slug} in an empty database`);
  },
};

async function seedPeople(means: Means): Promise<People> {
  const tenants: Record<TenantSlug, TenantRef> = {
    acme: await createTenant(means, { slug: "acme", name: "Acme" }),
    globex: await createTenant(means, { slug: "globex", name: "Globex" }),
  };
  const users = new Map<string, Actor>();
  const people: Person[] = [];
  for (const [email, role, slug] of PEOPLE) {
    const actor = users.get(email) ?? await addPerson(means, email);
    users.set(email, actor);
    const tenant = tenants[slug];
    await addMember(toSystemScope(means, tenant), { email, role });
    people.push({ tenant, actor, role });
  }
  await forgetAudit(means);
  return {
    find(role: Role, slug: TenantSlug): Person {
      const found = people.find((p) =>
        p.role === role && p.tenant.slug === slug
      );
      if (!found) {
        throw new Error(`Nobody is ${role} of ${slug} in the harness`);
      }
      return found;
    },
  };
}

async function addPerson(means: Means, email: string): Promise<Actor> {
  const name = email.split("@")[0] ?? email;
  const input = { email, name, password: PASSWORD };
  const { id } = await createUser(means, input, CHEAP);
  return { kind: "user", id, name };
}

/** A test counts the events of what it does, not those of its world's making. */
async function forgetAudit(means: Means): Promise<void> {
  for await (const { key } of means.kv.list({ prefix: ["tenant"] })) {
    if (key[2] === "audit") await means.kv.delete(key);
  }
}

async function readAuditEvents(
  means: Means,
  { id }: TenantRef,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  const list = means.kv.list<AuditEvent>({ prefix: ["tenant", id, "audit"] }, {
    reverse: true,
  });
  for await (const { value } of list) events.push(value);
  return events;
}
