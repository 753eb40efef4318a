import assert from "node:assert/strict";
import { runCheck } from "../../lib/remote/check.ts";
import type { CheckResult } from "../../lib/remote/check_result.ts";
import { createTestClock } from "../test_means.ts";
import { imitate, type Imitation, type Service } from "./imitation.ts";

interface Given {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly auth?: Readonly<Record<string, string>>;
  readonly token?: string;
}

async function check(
  { entry: { check, ...entry }, remote, url }: Imitation,
  { config = {}, auth = {}, token }: Given,
): Promise<CheckResult> {
  assert.ok(check);
  const means = { remote, clock: createTestClock() };
  return await runCheck(means, { ...entry, check }, {
    config: { base_url: url, ...config },
    auth,
    ...(token === undefined ? {} : { token: { access_token: token } }),
  });
}

function password(username: string, application_password = "test-password") {
  return { auth: { username, application_password } };
}

const CONNECTED: readonly (readonly [Service, Given, string, string])[] = [
  ["wordpress", password("editor"), "7", "Ada Owens"],
  [
    "medium",
    { auth: { integration_token: "test-token" } },
    "5303d74c64f66366f00cb9b2a94f3251bf5",
    "@acme",
  ],
  ["twitter", { token: "test-access-token" }, "2244994945", "@acme"],
  ["linkedin", { token: "test-access-token" }, "782bbtaQ", "Ada Owens"],
];

for (const [service, given, id, name] of CONNECTED) {
  Deno.test(`the check of ${service} finds whose credentials these are`, async () => {
    await using imitation = await imitate(service);
    const result = await check(imitation, given);
    assert.equal(result.state, "connected", JSON.stringify(result));
    assert.deepEqual(result.state === "connected" && result.identity, {
      id,
      name,
    });
    assert.equal(imitation.received.length, 1);
  });
}

const FAILING: readonly (readonly [Service, Given, string, RegExp])[] = [
  [
    "wordpress",
    password("editor", "wrong"),
    "rejected",
    /did not accept the user name with this application password.*It says: “The provided password is an invalid application password\.”$/,
  ],
  [
    "wordpress",
    password("nobody"),
    "rejected",
    /It says: “Error: Unknown username\./,
  ],
  [
    "wordpress",
    password("contributor"),
    "missing_permission",
    /may not publish posts\. In WordPress, give it the role of author/,
  ],
  [
    "medium",
    { auth: { integration_token: "wrong" } },
    "rejected",
    /It gives no new ones.*“Token was invalid\.”$/,
  ],
  [
    "twitter",
    { token: "wrong" },
    "rejected",
    /Connect the account again\. It says: “Unauthorized”$/,
  ],
  [
    "twitter",
    { token: "test-app-only-token" },
    "missing_permission",
    /does not let this app/,
  ],
  [
    "twitter",
    { token: "test-token-without-credit" },
    "missing_permission",
    /has no credit/,
  ],
  [
    "twitter",
    { token: "test-busy-token" },
    "unexpected_answer",
    /asks to wait.*\(429\)/,
  ],
  [
    "linkedin",
    { token: "wrong" },
    "rejected",
    /expired or was revoked.*“The token used in the request has been revoked by the user”$/,
  ],
  [
    "linkedin",
    { token: "test-token-of-a-bare-app" },
    "missing_permission",
    /lacks a product/,
  ],
];

for (const [service, given, reason, detail] of FAILING) {
  const who = given.token ?? given.auth?.username ?? "a wrong token";
  Deno.test(`the check of ${service} says ${reason}, with what to do, to ${who}`, async () => {
    await using imitation = await imitate(service);
    const result = await check(imitation, given);
    assert.ok(result.state === "failing", JSON.stringify(result));
    assert.equal(result.reason, reason);
    assert.match(result.detail, detail);
  });
}

Deno.test("the check of wordpress sends Basic to the documented route below the site's address", async () => {
  await using imitation = await imitate("wordpress");
  const config = { base_url: `${imitation.url}/` };
  await check(imitation, { config, ...password("editor") });
  const [request] = imitation.received;
  assert.equal(request?.method, "GET");
  assert.equal(request?.path, "/wp-json/wp/v2/users/me?context=edit");
  assert.equal(
    request?.headers.authorization,
    `Basic ${btoa("editor:test-password")}`,
  );
});

Deno.test("the check of wordpress asks once more without pretty addresses, and then names the field", async () => {
  await using imitation = await imitate("wordpress");
  const config = { base_url: `${imitation.url}/blog` };
  const result = await check(imitation, { config, ...password("editor") });
  assert.deepEqual(imitation.received.map(({ path }) => path), [
    "/blog/wp-json/wp/v2/users/me?context=edit",
    "/blog/index.php?rest_route=/wp/v2/users/me&context=edit",
  ]);
  assert.ok(result.state === "failing");
  assert.equal(result.reason, "unexpected_answer");
  assert.match(
    result.detail,
    /^There is no WordPress REST API at this address/,
  );
  assert.deepEqual(Object.keys(result.errors), ["config.base_url"]);
});

for (const service of ["twitter", "linkedin"] as const) {
  Deno.test(`the check of ${service} asks to connect first, and sends nothing without an access token`, async () => {
    await using imitation = await imitate(service);
    const result = await check(imitation, {
      auth: { client_id: "test-client", client_secret: "test-secret" },
    });
    assert.ok(result.state === "failing");
    assert.deepEqual([result.reason, result.detail], [
      "blocked",
      "Connect it first.",
    ]);
    assert.equal(imitation.received.length, 0);
  });
}
