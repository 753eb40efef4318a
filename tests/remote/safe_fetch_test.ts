import assert from "node:assert/strict";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import { toUserAgent } from "../../lib/remote/user_agent.ts";
import { assertFails } from "./failure.ts";
import {
  answer,
  doorTo,
  namesOf,
  open,
  startRemote,
} from "./scripted_remote.ts";

Deno.test("createRemote() sends what it is given and gives back what is answered", async () => {
  await using service = await startRemote((_request, response) => {
    response.writeHead(418, { "x-limit": "500", "set-cookie": "a=b" });
    response.end("Tëxt");
  });
  const remote = doorTo(service);
  const { status, headers, text, latencyMs } = await remote({
    method: "POST",
    url: `http://127.0.0.1:${service.port}/posts?page=1#part`,
    headers: { authorization: "Bearer test-token", accept: "text/plain" },
    body: "bödy",
  });
  assert.deepEqual([status, text], [418, "Tëxt"]);
  assert.equal(headers.get("x-limit"), "500");
  assert.equal(headers.get("set-cookie"), null);
  assert.ok(Number.isInteger(latencyMs));
  const [got] = service.received;
  assert.deepEqual([got?.method, got?.path, got?.body], [
    "POST",
    "/posts?page=1",
    "bödy",
  ]);
  assert.deepEqual(got?.headers, {
    "accept": "text/plain",
    "accept-encoding": "gzip, deflate, br",
    "authorization": "Bearer test-token",
    "connection": "close",
    "content-length": "5",
    "host": `127.0.0.1:${service.port}`,
    "user-agent": "Connectors/1",
  });
});

Deno.test("createRemote() keeps no cookie for the next request", async () => {
  await using service = await startRemote(
    answer("", { "set-cookie": "session=test" }),
  );
  const remote = doorTo(service);
  const url = `http://127.0.0.1:${service.port}/`;
  await remote({ method: "GET", url });
  await remote({ method: "GET", url });
  assert.deepEqual(service.received.map((r) => r.headers.cookie), [
    undefined,
    undefined,
  ]);
});

Deno.test("createRemote() takes answers without a body", async () => {
  await using service = await startRemote((request, response) => {
    const headers = { "content-encoding": "gzip" };
    response.writeHead(request.method === "HEAD" ? 200 : 204, headers).end();
  });
  const remote = doorTo(service);
  const url = `http://127.0.0.1:${service.port}/`;
  assert.equal((await remote({ method: "HEAD", url })).status, 200);
  assert.equal((await remote({ method: "DELETE", url })).text, "");
});

Deno.test("createRemote() connects to the address that was judged, and looks up once", async () => {
  await using service = await startRemote(answer("the first"));
  const answers = [["127.0.0.1"], ["169.254.169.254"]];
  const asked: string[] = [];
  const remote = doorTo(service, {
    // A name that no other look-up knows.
    allowHosts: [open("moving.test", service.port)],
    resolve: (hostname) => {
      asked.push(hostname);
      return Promise.resolve(answers.shift() ?? []);
    },
  });
  const url = `http://moving.test:${service.port}/`;
  assert.equal((await remote({ method: "GET", url })).text, "the first");
  assert.deepEqual(asked, ["moving.test"]);
  const host = service.received[0]?.headers.host;
  assert.equal(host, `moving.test:${service.port}`);
});

Deno.test("createRemote() goes on to the next address where one refuses", async () => {
  await using service = await startRemote(answer("here"));
  const remote = doorTo(service, {
    allowHosts: [open("two.test", service.port)],
    resolve: namesOf({ "two.test": ["127.0.0.3", "127.0.0.1"] }).resolve,
  });
  const url = `http://two.test:${service.port}/`;
  assert.equal((await remote({ method: "GET", url })).text, "here");
});

Deno.test("createRemote() refuses names that lead to a private address, all or one of them", async () => {
  await using service = await startRemote(answer("secret"));
  const remote = doorTo(service, {
    resolve: namesOf({
      "private.test": ["10.0.0.1"],
      "loopback.test": ["127.0.0.1"],
      "mixed.test": ["93.184.215.14", "127.0.0.1"],
      "metadata.test": ["169.254.169.254"],
      "mapped.test": ["::ffff:127.0.0.1"],
      "nothing.test": ["not an address"],
    }).resolve,
  });
  for (
    const name of [
      "private",
      "loopback",
      "mixed",
      "metadata",
      "mapped",
      "nothing",
    ]
  ) {
    const attempt = remote({ method: "GET", url: `https://${name}.test/` });
    await assertFails(attempt, "blocked", /not on the public internet/);
  }
  assert.equal(service.connections(), 0);
});

Deno.test("createRemote() asks DNS for names, and judges what it says", async () => {
  const remote = createRemote({ userAgent: "Connectors/1", allowHosts: [] });
  // A resolver answers these two by itself: RFC 6761.
  const local = remote({ method: "GET", url: "https://localhost/" });
  await assertFails(local, "blocked", /localhost: it is not on the public/);
  const missing = remote({ method: "GET", url: "https://missing.invalid/" });
  await assertFails(missing, "unreachable", /^Cannot reach missing\.invalid/);
});

Deno.test("createRemote() opens http and other ports for allowed hosts only", async () => {
  await using service = await startRemote(answer("in"));
  await using other = await startRemote(answer("out"));
  const remote = doorTo(service);
  const allowed = `http://127.0.0.1:${service.port}/`;
  assert.equal((await remote({ method: "GET", url: allowed })).text, "in");
  const url = `http://127.0.0.1:${other.port}/`;
  await assertFails(remote({ method: "GET", url }), "blocked", /127\.0\.0\.1/);
  assert.equal(other.connections(), 0);
});

Deno.test("createRemote() lets the system look up hosts that are allowed", async () => {
  await using service = await startRemote(answer("in"));
  const remote = createRemote({
    userAgent: "Connectors/1",
    allowHosts: [open("localhost", service.port)],
  });
  const url = `http://localhost:${service.port}/`;
  assert.equal((await remote({ method: "GET", url })).text, "in");
});

Deno.test("createRemote() refuses headers that would become two, before it connects", async () => {
  await using service = await startRemote(answer(""));
  const remote = doorTo(service);
  const url = `http://127.0.0.1:${service.port}/`;
  for (
    const [name, value] of [
      ["authorization", "Bearer a\r\nx-admin: 1"],
      ["authorization", "Bearer a\nb"],
      ["authorization", "a\0b"],
      ["authorization", "schlüssel ✓"],
      ["x\r\nx-admin", "1"],
      ["", "1"],
      ["x y", "1"],
      ["host", "other.test"],
      ["Content-Length", "1"],
      ["transfer-encoding", "chunked"],
      ["proxy-authorization", "Basic x"],
      ["user-agent", "Mozilla"],
    ] as const
  ) {
    const attempt = remote({ method: "GET", url, headers: { [name]: value } });
    const failure = await assertFails(attempt, "blocked", /header/);
    assert.doesNotMatch(failure.message, /Bearer|admin: 1|schl/);
  }
  const attempt = remote({ method: "GET / HTTP/1.1\r\nx:", url });
  await assertFails(attempt, "blocked", /use GET, HEAD/);
  assert.equal(service.connections(), 0);
});

Deno.test("createRemote() gives up when its caller does", async () => {
  await using service = await startRemote(() => {});
  const remote = doorTo(service);
  const caller = new AbortController();
  const url = `http://127.0.0.1:${service.port}/`;
  const attempt = remote({ method: "GET", url, signal: caller.signal });
  setTimeout(() => caller.abort(new Error("the page was left")), 20);
  await assert.rejects(attempt, /the page was left/);
  const again = remote({ method: "GET", url, signal: caller.signal });
  await assert.rejects(again, /the page was left/);
});

Deno.test("toUserAgent() says who asks, where we have a public address", () => {
  const agentOf = (url: string) => toUserAgent(new URL(url));
  assert.equal(
    agentOf("https://connectors.example.com"),
    "Connectors/1 (+https://connectors.example.com)",
  );
  assert.equal(agentOf("http://127.0.0.1:8000"), "Connectors/1");
});
