/**
 * `deno task bench`: each number beside a baseline of the same run. The targets
 * are those of the issue that asked for them; nothing fails, since a ratio
 * taken on a busy machine proves nothing.
 *
 * @module
 */
import { buildApp } from "../../lib/tasks/build.ts";
import { readConfig } from "../../lib/config.ts";
import { openMeans } from "../../lib/means.ts";
import { runTask } from "../../lib/tasks/run_task.ts";
import { testKey } from "../test_means.ts";
import { companyBlog } from "../connector_inputs.ts";
import { measureChecks } from "./checks.ts";
import { measureCommits } from "./commits.ts";
import { measureForms } from "./forms.tsx";
import { measure } from "./load.ts";
import { weighScripts } from "./page_scripts.ts";
import { type BenchServer, freePort, startServer } from "./servers.ts";
import { type BenchWorld, seedBench } from "./world.ts";

const START = [
  "run",
  "--no-prompt",
  "--allow-net",
  "--allow-read",
  "--allow-write",
  "--allow-env",
  "--unstable-kv",
  "lib/tasks/start.ts",
];
const BARE = [
  "run",
  "--no-prompt",
  "--allow-net",
  "--allow-read",
  "--allow-write",
  "--allow-env",
  "--unstable-kv",
  "tests/bench/bare.ts",
];

async function bench(): Promise<void> {
  await buildApp();
  const folder = await Deno.makeTempDir({ prefix: "connectors-bench-" });
  const env = {
    CONNECTORS_KEYS: testKey("k1", 1),
    CONNECTORS_KV: `${folder}/app.sqlite3`,
    CONNECTORS_MODE: "production",
    // The log's lines are written all the same, and thrown away.
    LOG_LEVEL: "info",
  };
  try {
    const means = await openMeans(readConfig(env));
    const world = await seedBench(means);
    const commits = await measureCommits(world.scope);
    means.kv.close();
    await benchServers(folder, env, world);
    row("install, as a commit", commits.install, [[
      "bare commit of the same bytes",
      commits.bare,
      0.4,
    ]]);
    benchForms();
    await benchChecks(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function benchServers(
  folder: string,
  env: Readonly<Record<string, string>>,
  world: BenchWorld,
): Promise<void> {
  await using app = await startApp(env);
  const headers = { cookie: world.cookie };
  const page = await fetch(`${app.origin}/publish-targets`, { headers });
  const markup = `${folder}/page.html`;
  await Deno.writeTextFile(markup, await page.text());
  await using bare = await startBare(folder, markup);

  const json = await measure({ url: `${bare.origin}/json` });
  const get = await measure({ url: `${bare.origin}/kv` });
  const rendered = await measure({ url: `${bare.origin}/page` });
  const baselines = (
    target: number | null = null,
  ): Baseline[] => [["bare JSON", json, null], ["bare kv.get", get, target]];

  console.log("\nrequests a second");
  const authorization = world.bearer;
  row(
    "GET /api/installed (50)",
    await measure({
      url: `${app.origin}/api/installed`,
      headers: { authorization },
    }),
    baselines(0.6),
  );
  row(
    "the same, as gzip",
    await measure({
      url: `${app.origin}/api/installed`,
      headers: { authorization, "accept-encoding": "gzip" },
    }),
    baselines(0.6),
  );
  row(
    "GET /installed",
    await measure({ url: `${app.origin}/installed`, headers }),
    baselines(),
  );
  row(
    "GET /catalog",
    await measure({ url: `${app.origin}/catalog`, headers }),
    baselines(),
  );
  row(
    "GET /publish-targets",
    await measure({ url: `${app.origin}/publish-targets`, headers }),
    [
      ...baselines(),
      ["bare Preact, same markup", rendered, 0.35],
    ],
  );
  let n = 0;
  row(
    "POST /api/connectors",
    await measure({
      url: `${app.origin}/api/connectors`,
      headers: {
        authorization: world.emptyBearer,
        "content-type": "application/json",
      },
      nextBody: () => JSON.stringify(companyBlog({ name: `Bench ${n++}` })),
    }),
    baselines(),
  );
  await benchScripts(app, headers);
  console.log("\nmilliseconds to the first answer");
  row("start", app.startMs, [["bare Hono", bare.startMs, null]]);
}

/**
 * Lower is better here. "What Preact takes to render the same number of inputs"
 * is read as inputs with a label and a help, since no form is without them; bare
 * inputs are the strictest reading, the same markup the most generous one.
 */
function benchForms(): void {
  const { form, labelled, bare, markup, controls } = measureForms();
  console.log(
    `\nmilliseconds for a form of 400 properties on 8 levels, ${controls} controls`,
  );
  const ratio = (of: string, ms: number, aim = "") =>
    `${(form / ms).toFixed(2)} of ${of} ${ms.toFixed(2)}${aim}`;
  console.log(
    `${"schema to HTML".padEnd(30)} ${form.toFixed(2).padStart(6)}  ` + [
      ratio("as many inputs with label and help", labelled, " (aim 3)"),
      ratio("as many bare inputs", bare),
      ratio("the same markup", markup),
    ].join(", "),
  );
}

/** Lower is better here, too. */
async function benchChecks(folder: string): Promise<void> {
  const { checksMs, doorMs, idealMs } = await measureChecks(folder);
  console.log("\nmilliseconds for 1,000 checks of a 50 ms remote, 64 at once");
  row("regular checks", checksMs, [
    ["the ideal", idealMs, 1.5],
    ["requests without check and record", doorMs, null],
  ]);
}

async function benchScripts(
  app: BenchServer,
  headers: Record<string, string>,
): Promise<void> {
  console.log(
    "\ngzipped JavaScript (aims: 12 KB for one island, 20 KB for a form)",
  );
  for (
    const path of [
      "/sign-in",
      "/catalog",
      "/catalog/wordpress/install",
      "/installed",
      "/publish-targets",
      "/tokens",
    ]
  ) {
    const response = await fetch(
      app.origin + path,
      path === "/sign-in" ? {} : { headers },
    );
    const { islands, gzipBytes, laterBytes } = await weighScripts(response);
    console.log(
      `${path.padEnd(30)} ${
        (gzipBytes / 1024).toFixed(1).padStart(6)
      } KB  ${islands} islands, at most ${
        (laterBytes / 1024).toFixed(1)
      } KB more on demand`,
    );
  }
}

function startApp(env: Readonly<Record<string, string>>): Promise<BenchServer> {
  return startServer({ args: START, env, port: freePort() });
}

function startBare(folder: string, markup: string): Promise<BenchServer> {
  const port = freePort();
  return startServer({
    args: [...BARE, String(port), `${folder}/bare.sqlite3`, markup],
    port,
  });
}

type Baseline = readonly [name: string, value: number, target: number | null];

/** One number, and what part of each baseline it is. */
function row(
  name: string,
  value: number,
  baselines: readonly Baseline[],
): void {
  const ratios = baselines.map(([baseline, of, target]) => {
    const aim = target === null ? "" : ` (aim ${target})`;
    return `${(value / of).toFixed(2)} of ${baseline} ${Math.round(of)}${aim}`;
  });
  console.log(
    `${name.padEnd(30)} ${String(Math.round(value)).padStart(6)}  ${
      ratios.join(", ")
    }`,
  );
}

await runTask(bench);
