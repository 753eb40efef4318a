import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { toFetch } from "../../lib/remote/to_fetch.ts";
import { assertFails } from "./failure.ts";
import { doorTo, startRemote } from "./scripted_remote.ts";

Deno.test("toFetch() sends a form and gives a Response back", async () => {
  await using service = await startRemote((_request, response) => {
    const headers = { "content-encoding": "gzip", "x-limit": "5" };
    response.writeHead(400, headers).end(gzipSync('{"error":"denied"}'));
  });
  const send = toFetch(doorTo(service));
  const response = await send(`http://127.0.0.1:${service.port}/token`, {
    method: "POST",
    headers: { "user-agent": "library/6", accept: "application/json" },
    body: new URLSearchParams({ grant_type: "refresh_token" }),
  });
  assert.equal(response.status, 400);
  assert.equal(response.headers.get("x-limit"), "5");
  assert.equal(response.headers.get("content-encoding"), null);
  assert.deepEqual(await response.json(), { error: "denied" });
  const [got] = service.received;
  assert.equal(got?.body, "grant_type=refresh_token");
  assert.equal(got?.headers["user-agent"], "Connectors/1");
  assert.match(
    got?.headers["content-type"] ?? "",
    /^application\/x-www-form-urlencoded/,
  );
});

Deno.test("toFetch() hands redirects and empty answers back", async () => {
  await using service = await startRemote((request, response) => {
    if (request.url === "/empty") return response.writeHead(204).end();
    response.writeHead(302, { location: "/empty" }).end();
  });
  const send = toFetch(doorTo(service));
  const place = `http://127.0.0.1:${service.port}`;
  const redirect = await send(`${place}/`, {});
  assert.deepEqual([redirect.status, redirect.headers.get("location")], [
    302,
    "/empty",
  ]);
  assert.equal((await send(`${place}/empty`, {})).body, null);
});

Deno.test("toFetch() keeps the reason where there is no answer", async () => {
  await using service = await startRemote(() => {});
  const send = toFetch(doorTo(service));
  const signal = AbortSignal.abort(new Error("the page was left"));
  const url = `http://127.0.0.1:${service.port}/`;
  await assert.rejects(send(url, { signal }), /the page was left/);
  await assertFails(send("https://10.0.0.1/", {}), "blocked", /10\.0\.0\.1/);
});
