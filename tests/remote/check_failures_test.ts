import assert from "node:assert/strict";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { runCheck } from "../../lib/remote/check.ts";
import type { CheckFailing } from "../../lib/remote/check_result.ts";
import type { Remote } from "../../lib/remote/remote.ts";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import { createTestClock } from "../test_means.ts";
import { selfSigned } from "./certificates.ts";
import {
  answer,
  doorTo,
  namesOf,
  open,
  type Script,
  startRemote,
} from "./scripted_remote.ts";

/** The WordPress check through the real door, against what listens at the address. */
async function fails(remote: Remote, base_url: string): Promise<CheckFailing> {
  const file = "seeds/catalog/wordpress.json";
  const { check, ...entry } = parseCatalogEntry(
    file,
    await Deno.readTextFile(file),
  );
  assert.ok(check);
  const means = { remote, clock: createTestClock() };
  const result = await runCheck(means, { ...entry, check }, {
    config: { base_url },
    auth: { username: "editor", application_password: "test-password" },
  });
  assert.ok(result.state === "failing", JSON.stringify(result));
  assert.ok(!JSON.stringify(result).includes("test-password"));
  return result;
}

function json(status: number, body: unknown): Script {
  return (_request, response) =>
    response.writeHead(status, { "content-type": "application/json" })
      .end(JSON.stringify(body));
}

const ANSWERED: readonly (readonly [string, string, Script])[] = [
  ["a wrong password", "rejected", json(401, { code: "incorrect_password" })],
  [
    "a user without rights",
    "missing_permission",
    json(200, { id: 7, capabilities: {} }),
  ],
  [
    "a site that is another's",
    "unexpected_answer",
    answer("<html>Hello</html>"),
  ],
  ["a site that is down", "unexpected_answer", json(503, {})],
  ["a body without end", "unexpected_answer", answer("x".repeat(1_100_000))],
  [
    "a redirect to a private address",
    "blocked",
    (_request, response) =>
      response.writeHead(302, { location: "http://10.0.0.1/" }).end(),
  ],
  ["a service that never answers", "timed_out", () => {}],
  [
    "a service that hangs up",
    "unreachable",
    (request) => request.socket.destroy(),
  ],
];

for (const [what, reason, script] of ANSWERED) {
  Deno.test(`runCheck() says ${reason} to ${what}, for a person to act on`, async () => {
    await using service = await startRemote(script);
    const remote = doorTo(service, { timeoutMs: 300 });
    const result = await fails(remote, `http://127.0.0.1:${service.port}`);
    assert.equal(result.reason, reason, result.detail);
    assert.match(result.detail, /[.”]$/);
  });
}

Deno.test("runCheck() says unreachable where nobody listens, at the field of the address", async () => {
  const service = await startRemote(answer(""));
  const remote = doorTo(service);
  await service[Symbol.asyncDispose]();
  const result = await fails(remote, `http://127.0.0.1:${service.port}`);
  assert.equal(result.reason, "unreachable");
  assert.deepEqual(Object.keys(result.errors), ["config.base_url"]);
});

Deno.test("runCheck() says tls to a certificate that nobody signed, and sends it nothing", async () => {
  const certificate = await selfSigned("blog.test");
  await using service = await startRemote(answer("{}"), { certificate });
  const remote = doorTo(service, {
    allowHosts: [open("blog.test", service.port)],
    resolve: namesOf({ "blog.test": ["127.0.0.1"] }).resolve,
  });
  const result = await fails(remote, `https://blog.test:${service.port}`);
  assert.equal(result.reason, "tls");
  assert.equal(service.received.length, 0);
});

Deno.test("runCheck() says blocked to addresses that are not public, and none is connected to", async () => {
  await using service = await startRemote(answer("{}"));
  const remote = createRemote({
    userAgent: "Connectors/1",
    allowHosts: [],
    resolve: namesOf({ "inside.test": ["127.0.0.1"] }).resolve,
  });
  const addresses = [
    `http://127.0.0.1:${service.port}/`,
    "http://169.254.169.254/",
    "https://[::1]/",
    "https://0x7f.1/",
    "https://user:pass@host/",
    "file:///etc/passwd",
    "https://example.com:22/",
    "https://inside.test/",
  ];
  for (const address of addresses) {
    const result = await fails(remote, address);
    assert.equal(result.reason, "blocked", address);
    assert.deepEqual(Object.keys(result.errors), ["config.base_url"]);
    assert.ok(!result.detail.includes("user:pass"));
  }
  assert.equal(service.connections(), 0);
});
