import assert from "node:assert/strict";
import plugin from "./plugin.ts";

/** The rules that the text breaks, in the order of its lines. */
function broken(path: string, text: string): string[] {
  return Deno.lint.runPlugin(plugin, path, text)
    .map(({ id }) => id.replace("house/", ""));
}

/** Each row: where the text stands, the text, and the rules that it breaks there. */
function holds(
  name: string,
  rows: readonly (readonly [string, string, ...string[]])[],
): void {
  Deno.test(name, () => {
    for (const [path, text, ...rules] of rows) {
      assert.deepEqual(broken(path, text), rules, `${path}: ${text}`);
    }
  });
}

const VERB = "lib/connectors/rename.ts";

holds("commit-with-record fires when permission or record is missing", [
  [
    VERB,
    "async function f(scope) { requirePermission(scope, 'x'); await commit(scope, (tx) => recordAudit(tx, scope, {})); }",
  ],
  [
    VERB,
    "async function f(scope) { await commit(scope, (tx) => recordAudit(tx, scope, {})); }",
    "commit-with-record",
  ],
  [
    VERB,
    "async function f(scope) { requirePermission(scope, 'x'); await commit(scope, async (tx) => {}); }",
    "commit-with-record",
  ],
  [
    VERB,
    "export const f = (scope) => commit(scope, async (tx) => {});",
    "commit-with-record",
  ],
  [
    VERB,
    "function a() { requirePermission(); recordAudit(); } function b() { return commit(); }",
    "commit-with-record",
  ],
  ["lib/kv/transaction.ts", "function f() { return commit(); }"],
]);

holds(
  "commit-with-record fires on a transaction that leaves the tenant's revision",
  [
    [
      VERB,
      "async function f() { await transact(means, w); }",
      "commit-with-record",
    ],
    ["lib/identity/create_user.ts", "await transact(means, work);"],
    ["lib/catalog/sync.ts", "await transact(means, work);"],
  ],
);

holds("means-handed-in fires where the environment is read", [
  [VERB, "const port = Deno.env.get('PORT');", "means-handed-in"],
  ["lib/config.ts", "const port = Deno.env.get('PORT');"],
]);

holds("means-handed-in fires where a KV is opened", [
  [VERB, "const kv = await Deno.openKv();", "means-handed-in"],
  ["tests/connectors/x_test.ts", "await Deno.openKv();", "means-handed-in"],
  ["lib/means.ts", "const kv = await Deno.openKv();"],
  ["tests/test_means.ts", "const kv = await Deno.openKv(':memory:');"],
]);

holds("means-handed-in fires where the network is reached", [
  [VERB, "await fetch('https://x');", "means-handed-in"],
  [VERB, "await globalThis.fetch('https://x');", "means-handed-in"],
  [VERB, "await app.fetch(request);"],
  [VERB, "await Deno.connect({ port: 1 });", "means-handed-in"],
  ["lib/remote/resolve.ts", "await Deno.resolveDns('x', 'A');"],
  ["lib/remote/safe_fetch.ts", "await fetch('https://x');"],
  ["islands/Search.tsx", "await fetch('/api/installed');"],
  ["lib/browser/api.ts", "await fetch('/api/installed');"],
]);

holds("means-handed-in fires where the machine is asked for the time", [
  [VERB, "const now = Date.now();", "means-handed-in"],
  [VERB, "const now = new Date();", "means-handed-in"],
  [VERB, "const then = new Date(ms);"],
  ["lib/means.ts", "const now = new Date();"],
]);

holds("means-handed-in fires where something is printed", [
  [VERB, "console.log(1);", "means-handed-in"],
  ["routes/index.tsx", "console.error(1);", "means-handed-in"],
  ["lib/tasks/demo.ts", "console.log(1);"],
]);

holds("means-handed-in fires on a cron job, and on a timer of a module", [
  [VERB, "Deno.cron('x', '* * * * *', f);", "means-handed-in"],
  ["main.ts", "Deno.cron('x', '* * * * *', f);", "means-handed-in"],
  ["lib/tasks/regular_checks.ts", "Deno.cron('x', '* * * * *', f);"],
  [VERB, "setInterval(f, 1000);", "means-handed-in"],
  ["main.ts", "setTimeout(f, 1000);", "means-handed-in"],
  [VERB, "function start() { setInterval(f, 1000); }"],
  [VERB, "const start = () => setInterval(f, 1000);"],
]);

holds("keys-in-stores fires where a key is written outside a store", [
  [VERB, "await kv.get(['tenant', id, 'connectors']);", "keys-in-stores"],
  [VERB, "tx.set(['anything', id], 1);", "keys-in-stores"],
  [VERB, "const key = ['tenant', id];", "keys-in-stores"],
  [VERB, "const key: Deno.KvKey = ['x', 'y'];", "keys-in-stores"],
  [VERB, "kv.list({ prefix: ['catalog'] });", "keys-in-stores"],
  [VERB, "await means.kv.getMany([userKey(id), CATALOG_REVISION]);"],
  [VERB, "const words = ['catalog', 'installed'];"],
  ["lib/connectors/store.ts", "await kv.get(['tenant', id]);"],
  ["lib/kv/revision.ts", "const KEY: Deno.KvKey = ['catalog_revision'];"],
]);

holds("keys-in-stores fires where a write goes around the transaction", [
  [VERB, "await means.kv.set(userKey(id), 1);", "keys-in-stores"],
  [VERB, "await kv.atomic().commit();", "keys-in-stores"],
  [VERB, "tx.set(userKey(id), 1);"],
]);

holds("named-exports fires on a default export outside routes", [
  [VERB, "export default function f() {}", "named-exports"],
  ["components/Icon.tsx", "export default 1;", "named-exports"],
  ["routes/index.tsx", "export default function Page() {}"],
]);

holds("explained-assertions fires on `as` that nobody explains, and on `!`", [
  [VERB, "const a = b as C;", "explained-assertions"],
  [VERB, "function f(b) { return b as C; }", "explained-assertions"],
  [VERB, "/** Holds because. */\nfunction f(b) { return b as C; }"],
  [VERB, "/** Holds because. */\nexport function f(b) { return b as C; }"],
  [
    VERB,
    "/** Of a. */\nconst a = 1;\nfunction f(b) { return b as C; }",
    "explained-assertions",
  ],
  [VERB, "const a = [1] as const;"],
  [VERB, "const a = b!;", "explained-assertions"],
  ["tests/x_test.ts", "const a = b! as C;"],
]);
