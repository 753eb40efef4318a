import assert from "node:assert/strict";
import { createApi } from "../../lib/api/app.ts";
import { toProblemResponse } from "../../lib/api/respond.ts";
import { AppError } from "../../lib/errors.ts";
import { assertRefused, createApiWorld } from "./api_world.ts";

Deno.test("an unknown address gets a 404 problem, signed in or not", async () => {
  await using world = await createApiWorld();
  const paths = ["", "/", "/nothing", "/installed/", "/installed/a/b", "/%2e"];
  for (const path of paths) {
    for (const as of ["admin", "nobody"] as const) {
      const answer = await world.ask("GET", path, { as });
      assertRefused(answer, 404, "not_found");
    }
  }
});

Deno.test("a known address says which methods it takes: 405 with Allow, 204 to OPTIONS", async () => {
  await using world = await createApiWorld();
  const cases = [
    ["PATCH", "/connectors/x", "PUT, DELETE"],
    ["GET", "/connectors", "POST"],
    ["POST", "/installed", "GET, HEAD"],
    ["DELETE", "/tokens", "GET, HEAD, POST"],
    ["POST", "/openapi.json", "GET, HEAD"],
    ["POST", "/docs", "GET, HEAD"],
  ] as const;
  for (const [method, path, allow] of cases) {
    const answer = await world.ask(method, path);
    assertRefused(answer, 405, "malformed");
    assert.equal(answer.headers.get("allow"), allow, path);
    const options = await world.ask("OPTIONS", path, { as: "nobody" });
    assert.equal(options.status, 204);
    assert.equal(options.headers.get("allow"), allow);
  }
});

Deno.test("toProblemResponse() says Retry-After for a limit", () => {
  const limit = new AppError("rate_limited", "Cannot: too many", {
    retryAfterSeconds: 90,
  });
  const { status, headers } = toProblemResponse(limit, "r1");
  assert.equal(status, 429);
  assert.equal(headers.get("retry-after"), "90");
});

Deno.test("a bug's own words stay in the log, with the request's id", async () => {
  await using world = await createApiWorld();
  const { config, means } = world.app;
  for (
    const bug of [new TypeError("secret of the house"), "secret of the house"]
  ) {
    const throwing = () => Promise.reject(bug);
    const api = createApi({
      config,
      means,
      authenticator: { session: throwing, bearer: throwing },
    });
    const trace = { requestId: "request-7", route: null, tenantId: null };
    const url = new URL("/api/me", config.publicUrl);
    const response = await api.fetch(new Request(url), trace);
    assert.equal(response.status, 500);
    const problem = await response.json();
    assert.equal(problem.code, "internal");
    assert.equal(problem.requestId, "request-7");
    assert(!JSON.stringify(problem).includes("secret"));
    const line = means.logged.find((text) => text.includes("request-7"));
    assert.match(line ?? "", /secret of the house/);
    means.logged.length = 0;
  }
});
