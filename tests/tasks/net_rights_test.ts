import assert from "node:assert/strict";
import ipaddr from "ipaddr.js";
import { readConfig } from "../../lib/config.ts";
import { isPublicAddress } from "../../lib/remote/address.ts";
import { findNetRights, ownPlace } from "../../lib/tasks/net_rights.ts";
import { findPublicRanges } from "../../lib/tasks/public_ranges.ts";
import { ROOT } from "../../lib/tasks/root.ts";
import { answer, startRemote } from "../remote/scripted_remote.ts";
import { testKey } from "../test_means.ts";
import { start } from "./started.ts";

/** The addresses at both ends of a range, and their neighbours outside. */
function edgesOf(range: string) {
  const first = ipaddr.IPv4.networkAddressFromCIDR(range).toString();
  const last = ipaddr.IPv4.broadcastAddressFromCIDR(range).toString();
  return { first, last, before: move(first, -1), after: move(last, 1) };
}

function move(address: string, by: number): string {
  const number = ipaddr.IPv4.parse(address).octets
    .reduce((sum, part) => sum * 256 + part, 0) + by;
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
}

Deno.test("findPublicRanges() draws the line where each request is judged by it", () => {
  const ranges = findPublicRanges();
  const starts = new Set(ranges.map((range) => edgesOf(range).first));
  const ends = new Set(ranges.map((range) => edgesOf(range).last));
  for (const range of ranges) {
    const { first, last, before, after } = edgesOf(range);
    assert.ok(isPublicAddress(first), first);
    assert.ok(isPublicAddress(last), last);
    assert.equal(isPublicAddress(before), ends.has(before), before);
    assert.equal(isPublicAddress(after), starts.has(after), after);
  }
});

Deno.test("findNetRights() grants what the operator named, and the name servers", () => {
  const config = readConfig({
    CONNECTORS_KEYS: testKey("test", 7),
    CONNECTORS_KV: "http://denokv.internal:4512",
    CONNECTORS_ALLOW_HOSTS: "blog.internal,[fd00::1]:8080",
    HOST: "::1",
  });
  const resolv =
    "search internal\nnameserver 10.0.0.53\nnameserver fe80::1%eth0\n";
  const rights = findNetRights(config, resolv);
  assert.deepEqual(rights.filter((it) => !/^[\d.]+\/\d+:443$/.test(it)), [
    "10.0.0.53:53",
    "[fe80::1]:53",
    "blog.internal:80",
    "blog.internal:443",
    "[fd00::1]:8080",
    "denokv.internal:4512",
    "[::1]:8000",
  ]);
  assert.equal(ownPlace(config), "[::1]:8000");
});

Deno.test("findNetRights() grants any name server where the system does not tell", () => {
  const config = readConfig({ CONNECTORS_KEYS: testKey("test", 7) });
  assert.deepEqual(
    findNetRights(config, "").filter((it) => !it.endsWith(":443")),
    ["0.0.0.0/0:53", "127.0.0.1:8000"],
  );
});

/** One that the process is granted by number, and has to give up. */
function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** The task `start`, with the probe in place of the app. */
async function probeCommand(): Promise<string> {
  const { tasks } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));
  const command: string = tasks.start.command;
  assert.ok(command.endsWith(" lib/tasks/start.ts"));
  return command.replace(
    / lib\/tasks\/start\.ts$/,
    " tests/tasks/net_probe.ts",
  );
}

Deno.test("deno task start serves, and its process reaches nothing private but what is named", async () => {
  await using service = await startRemote(answer("secret"));
  await using named = await startRemote(answer("named"));
  await using probe = await start(["task", "--eval", await probeCommand()], {
    CONNECTORS_KEYS: testKey("test", 7),
    CONNECTORS_ALLOW_HOSTS: `localhost:${named.port}`,
    CONNECTORS_MODE: "",
    HOST: "127.0.0.1",
    PORT: String(freePort()),
  });
  const own = new URL(probe.url).port;

  async function attempt(way: string, url: string): Promise<string> {
    const body = JSON.stringify({ way, url });
    return await (await fetch(probe.url, { method: "POST", body })).text();
  }

  for (
    const url of [
      `http://127.0.0.1:${service.port}/`,
      `http://localhost:${service.port}/`,
      `http://[::1]:${service.port}/`,
      `http://[::ffff:127.0.0.1]:${service.port}/`,
      `http://0.0.0.0:${service.port}/`,
      `http://127.0.0.1:${own}/`,
      "http://10.0.0.1:443/",
      "http://192.168.0.1:443/",
      "http://169.254.169.254:80/",
      "http://[fd00:ec2::254]:80/",
      "http://[fe80::1]:443/",
      "http://[64:ff9b::7f00:1]:443/",
      "http://8.8.8.8:8080/",
    ]
  ) {
    for (const way of ["fetch", "connect"]) {
      assert.equal(await attempt(way, url), "NotCapable", `${way} ${url}`);
    }
    assert.equal(await attempt("remote", url), "RemoteFailure", url);
  }
  assert.equal(service.connections(), 0);

  const url = `http://localhost:${named.port}/`;
  assert.equal(await attempt("remote", url), "reached");
});

Deno.test("deno task start reaches the KV server that it is given, on loopback too", async () => {
  await using kv = await startRemote((_request, response) =>
    response.writeHead(500).end()
  );
  const started = start(["task", "--quiet", "start"], {
    CONNECTORS_KEYS: testKey("test", 7),
    CONNECTORS_KV: `http://localhost:${kv.port}`,
    CONNECTORS_MODE: "",
    DENO_KV_ACCESS_TOKEN: "test-token",
    PORT: "0",
  });
  // It is no KV server, and so Deno goes no further than that.
  await assert.rejects(started, /Could not open Deno KV database/);
  assert.ok(kv.connections() > 0);
});

Deno.test("deno task start serves the app with no more rights than these", async () => {
  const file = `.data/start-test-${crypto.randomUUID()}`;
  await using app = await start(["task", "--quiet", "start"], {
    CONNECTORS_KEYS: testKey("test", 7),
    CONNECTORS_KV: `${file}/kv.sqlite3`,
    CONNECTORS_MODE: "",
    PORT: "0",
  });
  const response = await fetch(new URL("sign-in", app.url));
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<form/);
  await Deno.remove(ROOT + file, { recursive: true });
});
