import assert from "node:assert/strict";
import { assertFails } from "./failure.ts";
import {
  answer,
  doorTo,
  namesOf,
  open,
  type Script,
  type ScriptedRemote,
  startRemote,
} from "./scripted_remote.ts";

/** Leads on from `/`, and shows elsewhere what arrived. */
function leadTo(location: string, status = 302): Script {
  return (request, response) => {
    if (request.url !== "/") return response.end("arrived");
    response.writeHead(status, { location }).end("gone");
  };
}

function urlOf({ port }: ScriptedRemote, path = "/"): string {
  return `http://127.0.0.1:${port}${path}`;
}

const SECRET_HEADERS = {
  "authorization": "Bearer test-token",
  "cookie": "session=test",
  "x-api-key": "test-key",
  "accept": "application/json",
};

Deno.test("createRemote() follows within an origin, credentials and all", async () => {
  await using service = await startRemote(leadTo("/next?page=2"));
  const remote = doorTo(service);
  const url = urlOf(service);
  const { text } = await remote({
    method: "GET",
    url,
    headers: SECRET_HEADERS,
  });
  assert.equal(text, "arrived");
  const [, second] = service.received;
  assert.equal(second?.path, "/next?page=2");
  assert.equal(second?.headers["x-api-key"], "test-key");
});

Deno.test("createRemote() tells another origin nothing that could be a credential", async () => {
  await using other = await startRemote(answer("arrived"));
  await using service = await startRemote(leadTo(urlOf(other, "/there")));
  const allowHosts = [service, other].map(({ port }) =>
    open("127.0.0.1", port)
  );
  const remote = doorTo(service, { allowHosts });
  const url = urlOf(service);
  await remote({ method: "GET", url, headers: SECRET_HEADERS, body: "secret" });
  assert.deepEqual(other.received, [{
    method: "GET",
    path: "/there",
    body: "",
    headers: {
      "accept": "application/json",
      "accept-encoding": "gzip, deflate, br",
      "connection": "close",
      "host": `127.0.0.1:${other.port}`,
      "user-agent": "Connectors/1",
    },
  }]);
});

Deno.test("createRemote() judges where a redirect leads as it judges an address", async () => {
  await using secret = await startRemote(answer("secret"));
  const { resolve } = namesOf({ "rebound.test": ["127.0.0.1"] });
  for (
    const [location, sentence] of [
      [urlOf(secret), /127\.0\.0\.1: it is not on the public internet/],
      [`//127.0.0.1:${secret.port}/`, /not on the public internet/],
      [`https://127.0.0.1:${secret.port}/`, /not on the public internet/],
      ["http://169.254.169.254/latest/", /not on the public internet/],
      ["https://rebound.test/", /rebound\.test: it is not on the public/],
      ["https://user:pass@example.com/", /user name or a password/],
      ["file:///etc/passwd", /only https/],
      ["https://example.com:22/", /port 22/],
    ] as const
  ) {
    await using service = await startRemote(leadTo(location));
    const remote = doorTo(service, { resolve });
    const attempt = remote({ method: "GET", url: urlOf(service) });
    await assertFails(attempt, "blocked", sentence);
  }
  assert.equal(secret.connections(), 0);
});

Deno.test("createRemote() follows three redirects and no more", async () => {
  await using service = await startRemote((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) return response.end("arrived");
    response.writeHead(307, { location: `/${left - 1}` }).end();
  });
  const remote = doorTo(service);
  const three = await remote({ method: "GET", url: urlOf(service, "/3") });
  assert.equal(three.text, "arrived");
  const four = remote({ method: "GET", url: urlOf(service, "/4") });
  await assertFails(four, "unexpected_answer", /led on more than 3 times/);
});

Deno.test("createRemote() ends a loop", async () => {
  await using service = await startRemote(leadTo("/"));
  const attempt = doorTo(service)({ method: "GET", url: urlOf(service) });
  await assertFails(attempt, "unexpected_answer", /more than 3 times/);
  assert.equal(service.received.length, 4);
});

Deno.test("createRemote() never sends a change a second time", async () => {
  for (const status of [301, 302, 307, 308]) {
    await using service = await startRemote(leadTo("/next", status));
    const request = { method: "POST", url: urlOf(service), body: "once" };
    const got = await doorTo(service)(request);
    assert.deepEqual([got.status, got.text], [status, "gone"]);
    assert.equal(service.received.length, 1);
  }
});

Deno.test("createRemote() looks with GET at what a 303 names", async () => {
  await using service = await startRemote(leadTo("/made", 303));
  const headers = { "content-type": "text/plain", "x-api-key": "test-key" };
  const url = urlOf(service);
  await doorTo(service)({ method: "POST", url, headers, body: "once" });
  const [, second] = service.received;
  assert.deepEqual([second?.method, second?.path, second?.body], [
    "GET",
    "/made",
    "",
  ]);
  assert.equal(second?.headers["content-type"], undefined);
  assert.equal(second?.headers["x-api-key"], "test-key");
});

Deno.test("createRemote() hands a redirect back to who wants it", async () => {
  await using service = await startRemote(leadTo("/next"));
  const url = urlOf(service);
  const got = await doorTo(service)({
    method: "GET",
    url,
    redirect: "hand_back",
  });
  assert.deepEqual([got.status, got.headers.get("location")], [302, "/next"]);
});

Deno.test("createRemote() says so when a redirect leads nowhere", async () => {
  await using service = await startRemote(leadTo("https://"));
  const attempt = doorTo(service)({ method: "GET", url: urlOf(service) });
  await assertFails(attempt, "unexpected_answer", /not valid/);
});
