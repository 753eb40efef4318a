import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { WALK_LEASE_MS } from "../../lib/connectors/regular_checks/store.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";
import { startLineProcess } from "../line_process.ts";
import { EDITOR } from "../scripted_service.ts";
import { beginTurns, TURN_MS } from "./turns.ts";

const COUNT = 30;

/** A site that answers when it is told to, and knows what it was asked. */
function startSite() {
  const asked: string[] = [];
  const body = typeof EDITOR === "string" ? "" : JSON.stringify(EDITOR.body);
  let open = Promise.resolve();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async ({ url }) => {
      asked.push(new URL(url).pathname.split("/")[1] ?? "");
      await open;
      return new Response(body);
    },
  );
  return {
    host: `127.0.0.1:${server.addr.port}`,
    /** What was asked since the last time. */
    take: () => asked.splice(0).sort(),
    asked,
    /** Keeps its answers back; the result lets them go. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      open = promise;
      return resolve;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("of two real processes on one KV one checks at a time, and the other takes over when it dies", async () => {
  const folder = await Deno.makeTempDir();
  const kv = `${folder}/kv.sqlite3`;
  {
    await using site = startSite();
    const now = { now: () => new Date(), advance: () => {} };
    await using app = await createTestApp({ kv, clock: now });
    await beginTurns(app.means);
    const scope = app.scopeOf("admin");
    const all: string[] = [];
    for (let n = 0; n < COUNT; n++) {
      const config = {
        base_url: `http://${site.host}/${n}`,
        site_label: "Acme blog",
      };
      const input = companyBlog({ name: `Blog ${n}`, config });
      const { id } = await installConnector(scope, input);
      await updateConnector(scope, { id }, { status: "active" });
      all.push(String(n));
    }
    all.sort();
    const [one, other] = [kv, kv].map((path) => startProcess(path, site.host));
    assert.ok(one && other);
    for (const { next } of [one, other]) assert.equal(await next(), "ready");

    // Each connector is asked once, by one of them alone.
    let answer = site.hold();
    await one.letPass(TURN_MS);
    while (site.asked.length === 0) await pause();
    await other.letPass(TURN_MS);
    assert.equal(await other.next(), "0");
    answer();
    assert.equal(await one.next(), String(COUNT));
    assert.deepEqual(site.take(), all);

    // One dies in the middle: its lease keeps the other off, and then runs out.
    answer = site.hold();
    await one.letPass(TURN_MS);
    while (site.asked.length === 0) await pause();
    await one.kill();
    answer();
    site.take();
    await other.letPass(TURN_MS);
    assert.equal(await other.next(), "0");
    await other.letPass(WALK_LEASE_MS);
    assert.equal(await other.next(), String(COUNT));
    assert.deepEqual(site.take(), all);
    await other.end();
  }
  await Deno.remove(folder, { recursive: true });
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

function startProcess(kv: string, host: string) {
  const script = new URL("walking_process.ts", import.meta.url);
  const { say, ...rest } = startLineProcess(script, [kv, host]);
  return { ...rest, letPass: (ms: number) => say(String(ms)) };
}
