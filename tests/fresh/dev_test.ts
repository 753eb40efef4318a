import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FIXTURE, makeTempFolder } from "./built.ts";

/** Works on a copy of the fixture, in a process of its own. */
async function startDev() {
  const folder = makeTempFolder();
  cpSync(FIXTURE, folder, { recursive: true });
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "dev.ts"],
    cwd: folder,
    env: { NO_COLOR: "1", FIXTURE_BASE_PATH: "/base" },
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const lines = process.stderr.pipeThrough(new TextDecoderStream())
    .getReader();
  let text = "";
  let origin: string | undefined;
  while (origin === undefined) {
    const { value, done } = await lines.read();
    if (done) throw new Error(`Cannot start dev.ts: ${text}`);
    text += value;
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
  }
  return {
    folder,
    url: `${origin}/base`,
    async [Symbol.asyncDispose]() {
      process.kill("SIGTERM");
      while (!(await lines.read()).done);
      await process.status;
      rmSync(folder, { recursive: true });
    },
  };
}

Deno.test("listen() serves, and announces a new build of what changed", async () => {
  await using dev = await startDev();
  const page = await (await fetch(`${dev.url}/about`)).text();
  const [, stream] = /new EventSource\("([^"]+)"\)/.exec(page) ?? [];
  assert.equal(stream, "/base/_frsh/alive");
  assert.match(page, /<script nonce="\w{32}">/);

  const events = await fetch(`${dev.url}/_frsh/alive`);
  assert.equal(events.headers.get("content-type"), "text/event-stream");
  assert(events.body);
  const reader = events.body.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await reader.read()).value ?? "", /^data: \d+\n\n$/);

  await writeFile(join(dev.folder, "static/styles.css"), "b{}");
  assert.equal((await reader.read()).value, "data: reload\n\n");
  const styles = await fetch(`${dev.url}/styles.css`);
  assert.equal(await styles.text(), "b{}");
  assert.equal(styles.headers.get("cache-control"), "no-cache");
  await reader.cancel();
});
