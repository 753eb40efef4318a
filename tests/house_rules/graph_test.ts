import assert from "node:assert/strict";
import { findCrossings, runsInBrowser } from "./arrows.ts";
import {
  findCycles,
  type Import,
  reach,
  readImports,
  toImports,
} from "./import_graph.ts";
import { ROOT } from "./place.ts";

function imports(...arrows: readonly string[]): Import[] {
  return arrows.map((arrow) => {
    const [from = "", to = ""] = arrow.split(" → ");
    return { from, to, isType: false };
  });
}

Deno.test("the imports of the project follow the arrows", async () => {
  assert.deepEqual(findCrossings(await readImports()), []);
});

Deno.test("no module of the project imports itself in a circle", async () => {
  assert.deepEqual(findCycles(await readImports()), []);
});

Deno.test("what islands pull in can run in a browser", async () => {
  const all = await readImports();
  const islands = new Set(
    all.map(({ from }) => from).filter((path) => path.startsWith("islands/")),
  );
  for (const island of islands) {
    for (const module of reach(island, all)) {
      assert.ok(runsInBrowser(module), `${island} pulls in ${module}`);
      if (!/\.tsx?$/.test(module)) continue;
      const source = await Deno.readTextFile(ROOT + module);
      assert.doesNotMatch(source, /\bDeno\./, `${island} pulls in ${module}`);
    }
  }
});

Deno.test("what installs the dependencies needs none of them", async () => {
  const reached = reach("lib/tasks/install.ts", await readImports());
  const others = [...reached].filter((module) => !module.startsWith("lib/"));
  assert.deepEqual(others.filter((module) => !module.startsWith("node:")), []);
});

Deno.test("findCrossings() names an import that goes against an arrow", () => {
  const crossings = [
    "routes/index.tsx → lib/connectors/store.ts",
    "lib/api/catalog.ts → lib/kv/transaction.ts",
    "lib/connectors/install.ts → lib/catalog/store.ts",
    "lib/kv/page.ts → lib/connectors/list.ts",
    "lib/connectors/install.ts → lib/api/app.ts",
    "lib/connectors/install.ts → components/Icon.tsx",
    "main.ts → lib/fresh/mod.ts",
    "lib/fresh/app.ts → lib/errors.ts",
    "routes/index.tsx → fresh/internal",
    "routes/index.tsx → @fresh/core",
    "islands/Search.tsx → lib/connectors/list.ts",
    "islands/Search.tsx → ajv",
    "components/Card.tsx → node:crypto",
    "lib/log.ts → tests/harness.ts",
    "lib/connectors/install.ts → node:https",
    "lib/identity/sign_in.ts → node:dns/promises",
  ];
  for (const crossing of crossings) {
    const [from = ""] = crossing.split(" → ");
    const found = findCrossings(imports(crossing));
    assert.equal(found.length >= 1, true, `${crossing} is not found`);
    assert.ok(found[0]?.startsWith(`${from} imports `));
  }
});

Deno.test("findCrossings() lets pass what follows the arrows", () => {
  assert.deepEqual(
    findCrossings(imports(
      "routes/index.tsx → lib/connectors/list.ts",
      "routes/index.tsx → fresh",
      "lib/connectors/install.ts → lib/connectors/store.ts",
      "lib/connectors/install.ts → lib/catalog/find_entry.ts",
      "lib/identity/tokens/create.ts → lib/identity/members/store.ts",
      "lib/connectors/store.ts → lib/kv/page.ts",
      "lib/fresh/app.ts → hono",
      "lib/remote/connect.ts → node:net",
      "islands/Search.tsx → lib/forms/fields.ts",
      "islands/Search.tsx → components/Icon.tsx",
      "islands/Search.tsx → preact/hooks",
      "tests/fresh/app_test.ts → lib/fresh/app.ts",
    )),
    [],
  );
  const types = [{ from: "islands/A.tsx", to: "lib/scope.ts", isType: true }];
  assert.deepEqual(findCrossings(types), []);
});

Deno.test("findCycles() tells a circle, and not a diamond", () => {
  assert.deepEqual(
    findCycles(imports("a → b", "b → c", "c → b")),
    ["b → c → b"],
  );
  assert.deepEqual(
    findCycles(imports("a → b", "a → c", "b → d", "c → d")),
    [],
  );
});

Deno.test("toImports() finds every form of import and tells types apart", () => {
  const source = `
    import a, { type B } from "./a.ts";
    import type { C } from "../c.ts";
    import { type D, type E } from "./d.ts";
    import "./side.ts";
    export { f } from "./f.ts";
    export * from "./g.ts";
    export type { H } from "./h.ts";
    export const i = 'import x from "./no.ts"';
    const j = await import("preact");`;
  assert.deepEqual(
    toImports("lib/x/y.ts", source).map(({ to, isType }) => [to, isType]),
    [
      ["lib/x/a.ts", false],
      ["lib/c.ts", true],
      ["lib/x/d.ts", true],
      ["lib/x/side.ts", false],
      ["lib/x/f.ts", false],
      ["lib/x/g.ts", false],
      ["lib/x/h.ts", true],
      ["preact", false],
    ],
  );
});

Deno.test("reach() follows what is imported at run time, however far", () => {
  const all = [
    ...imports("a → b", "b → c"),
    { from: "b", to: "types", isType: true },
  ];
  assert.deepEqual([...reach("a", all)], ["a", "b", "c"]);
});
