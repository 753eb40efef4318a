import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { VARIABLES } from "../../lib/config.ts";
import { walkModules } from "./import_graph.ts";
import { ROOT } from "./place.ts";
import { type Facts, findStale } from "./quoted.ts";

const FACTS: Facts = {
  tasks: new Set(["test", "keys:new"]),
  variables: new Set(["CONNECTORS_KV"]),
  exists: (path) => ["lib/kv/", "docs/deploying.md", "main.ts"].includes(path),
};

Deno.test("findStale() names tasks, variables, paths and links that are gone", () => {
  const text = [
    "Run `deno task tset` with `CONNECTORS_KVS` set.",
    "```sh",
    "npx --yes deno@2.9.6 task biuld",
    "CONNECTORS_PORT=1 true",
    "```",
    "It stands in `lib/kb/` and `main.ts`, see [deploying](deploy.md).",
  ].join("\n");
  assert.deepEqual(findStale(text, "docs/", FACTS), [
    "there is no task biuld",
    "there is no task tset",
    "lib/config.ts reads no CONNECTORS_PORT",
    "lib/config.ts reads no CONNECTORS_KVS",
    "there is no lib/kb/",
    "the link deploy.md leads nowhere",
  ]);
});

Deno.test("findStale() lets pass what is there, and words that are not ours", () => {
  const text = [
    "Run `deno task keys:new` with `CONNECTORS_KV=x`; see `lib/kv/`.",
    "POST a `DENO_KV_ACCESS_TOKEN`; `static/styles.css` is made by the build.",
    "MADE_UP words in a sentence, [deploying](deploying.md#keys),",
    "[elsewhere](https://example.com/lib/gone.ts).",
  ].join("\n");
  assert.deepEqual(findStale(text, "docs/", FACTS), []);
});

/** What the reader of docs/adding-a-connector.md makes. */
const EXAMPLE = "seeds/catalog/devto.json";

interface Task {
  readonly command: string;
}

async function readTasks(): Promise<Readonly<Record<string, Task>>> {
  return JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`)).tasks;
}

async function* pages(): AsyncGenerator<string> {
  if (existsSync(`${ROOT}README.md`)) yield "README.md";
  if (!existsSync(`${ROOT}docs`)) return;
  for await (const { name } of Deno.readDir(`${ROOT}docs`)) {
    if (name.endsWith(".md")) yield `docs/${name}`;
  }
}

/** The tests may be told things by the environment that the app does not know. */
async function variablesOfTests(): Promise<string[]> {
  const names: string[] = [];
  for await (const path of walkModules("tests")) {
    const source = await Deno.readTextFile(ROOT + path);
    for (const [, name] of source.matchAll(/Deno\.env\.get\("(\w+)"\)/g)) {
      if (name) names.push(name);
    }
  }
  return names;
}

Deno.test("README and docs quote tasks, variables and paths that exist", async () => {
  const facts: Facts = {
    tasks: new Set(Object.keys(await readTasks())),
    variables: new Set([...VARIABLES, ...await variablesOfTests()]),
    exists: (path) => path === EXAMPLE || existsSync(ROOT + path),
  };
  for await (const page of pages()) {
    const folder = page.slice(0, page.lastIndexOf("/") + 1);
    const text = await Deno.readTextFile(ROOT + page);
    assert.deepEqual(findStale(text, folder, facts), [], page);
  }
});

Deno.test("the tasks run files that exist", async () => {
  for (const [name, { command }] of Object.entries(await readTasks())) {
    const [file = ""] = /[\w./]+\.ts\b/.exec(command) ?? [];
    assert.ok(existsSync(ROOT + file), `${name}: there is no ${file}`);
  }
});

Deno.test("every package comes from npm, in one exact version", async () => {
  const { imports } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));
  for (const [name, target] of Object.entries<string>(imports)) {
    assert.match(target, /^(?:\.\/|npm:@?[^@]+@\d+\.\d+\.\d+$)/, name);
  }
});

Deno.test("the task start is granted named rights only, and all variables", async () => {
  const command = (await readTasks()).start?.command ?? "";
  // What of the network is granted depends on the environment: a program prints it.
  const grants = command.replace(/\$\([^)]*\)/, "PRINTED")
    .split(" ").filter((part) => part.startsWith("-"));
  assert.match(command, /--allow-net=\$\([^)]* lib\/tasks\/net_rights\.ts\)/);
  assert.deepEqual(grants, [
    "--no-prompt",
    "--allow-net=PRINTED",
    "--allow-read=.",
    "--allow-write=.data",
    `--allow-env=${VARIABLES.join(",")}`,
  ]);
});

Deno.test("CI runs the command that the README gives under Test", async () => {
  if (!existsSync(`${ROOT}README.md`)) return;
  const readme = await Deno.readTextFile(`${ROOT}README.md`);
  const command = /^## Test$[\s\S]*?^```[^\n]*\n([^\n]+)/m.exec(readme)?.[1];
  const script = await Deno.readTextFile(`${ROOT}.ci/run`);
  assert.ok(command && script.includes(command), `not in .ci/run: ${command}`);
});
