import assert from "node:assert/strict";
import { VARIABLES } from "../../lib/config.ts";
import { ROOT } from "../../lib/tasks/root.ts";
import { testKey } from "../test_means.ts";

type Env = Readonly<Record<string, string>>;

function command(args: readonly string[], env: Env): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}

async function run(args: readonly string[], env: Env = {}) {
  const { code, stdout, stderr } = await command(args, env).output();
  const text = new TextDecoder();
  return { code, out: text.decode(stdout).trim(), err: text.decode(stderr) };
}

/** The rights of `deno task start`, but for writing: what Deno Deploy grants. */
const START_ON_DEPLOY = [
  "run",
  "--no-prompt",
  "--allow-net",
  "--allow-read=.",
  `--allow-env=${VARIABLES.join(",")}`,
  // Where the platform's KV is kept here; a place of its own.
  "--location=http://connectors-deploy.test/",
  "lib/tasks/start.ts",
];

/** What it writes until a line holds the text. */
async function readUntil(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  text: string,
): Promise<string> {
  let read = "";
  const chunks = stream.pipeThrough(new TextDecoderStream()).getReader();
  while (!new RegExp(`${text}.*\n`).test(read)) {
    const { value, done } = await chunks.read();
    if (done) break;
    read += value;
  }
  await chunks.cancel();
  return read;
}

Deno.test("deno task seed says what it did, and the second time that nothing differs", async () => {
  const folder = await Deno.makeTempDir();
  const env = { CONNECTORS_KV: `${folder}/data/kv.sqlite3` };
  const first = await run(["task", "--quiet", "seed"], env);
  assert.equal(first.out, "5 created, 0 updated, 0 unchanged, 0 retired");
  const second = await run(["task", "--quiet", "seed"], env);
  assert.equal(second.out, "0 created, 0 updated, 5 unchanged, 0 retired");
  await Deno.remove(folder, { recursive: true });
});

Deno.test("deno task keys:new prints one entry that the server takes", async () => {
  const { out } = await run(["task", "--quiet", "keys:new"]);
  assert.match(out, /^[\w-]+:[A-Za-z0-9+/]{43}=$/);
});

Deno.test("deno task start fails with sentences, not with a stack", async () => {
  const env = { PORT: "many", CONNECTORS_MODE: "", CONNECTORS_KEYS: "" };
  const { code, err } = await run(["task", "--quiet", "start"], env);
  assert.equal(code, 1);
  assert.match(err, /PORT is "many": use a number/);
  assert.match(err, /CONNECTORS_KEYS is not set.*deno task keys:new/);
  assert.doesNotMatch(err, /\n\s+at /);
});

Deno.test("the build serves without the right to write, as on Deno Deploy", async () => {
  await using server = command(START_ON_DEPLOY, {
    CONNECTORS_KEYS: testKey("test", 7),
    DENO_DEPLOYMENT_ID: "test",
    PORT: "0",
  }).spawn();
  const said = await readUntil(server.stdout, "Connectors is ready");
  const url = /ready: (\S+)/.exec(said)?.[1];
  assert.ok(url, `it is not ready: ${said}`);
  const response = await fetch(new URL("sign-in", url));
  assert.equal(response.status, 200);
  await response.body?.cancel();
  await server.stderr.cancel();
});
