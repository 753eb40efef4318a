import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { checkWith, entryOf, entryWith, VALUES } from "./check_world.ts";

function only<T>(items: readonly T[]): T {
  assert.equal(items.length, 1);
  return items[0]!;
}

// Where values go

Deno.test("runCheck() writes each value as its place in the URL needs it", async () => {
  const url =
    "{config.base_url}/users/{auth.token}/all?page={config.page}&by={auth.other}";
  const { sent } = await checkWith(entryOf({ url }), {
    config: { base_url: "https://blog.acme.test/sub/", page: "a b&c=d#e" },
    auth: { token: "1:a/../b?c", other: "ü+" },
  });
  assert.equal(
    only(sent).url,
    "https://blog.acme.test/sub/users/1:a%2F..%2Fb%3Fc/all?page=a%20b%26c%3Dd%23e&by=%C3%BC%2B",
  );
});

Deno.test("runCheck() sends nothing for a value that would reach beyond its place", async () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["https://example.com/{config.page}/me", "..", "config.page"],
    ["https://{config.page}.example.com/me", "evil.test/", "config.page"],
    ["https://{config.page}.example.com/me", "a@evil.test", "config.page"],
    ["{config.page}/me", "https://example.com/?x=", "config.page"],
    ["{config.page}/me", "https://example.com/#", "config.page"],
    ["{config.page}/me", "example.com", "config.page"],
    ["{config.page}", "not an address", "config.page"],
  ];
  for (const [url, page, path] of cases) {
    const { result, sent } = await checkWith(entryOf({ url }), {
      config: { page },
    });
    assert.ok(result.state === "failing", url);
    assert.equal(result.reason, "blocked");
    assert.deepEqual(Object.keys(result.errors), [path]);
    assert.equal(sent.length, 0);
  }
});

Deno.test("runCheck() takes a field's default for one left empty, and names one that has none", async () => {
  const url = "https://example.com/{config.page}";
  const { sent } = await checkWith(entryOf({ url }), { config: {} });
  assert.equal(only(sent).url, "https://example.com/front");
  const missing = await checkWith(entryOf({ url: "{config.base_url}/me" }), {
    config: {},
  });
  assert.ok(missing.result.state === "failing");
  assert.deepEqual(missing.result.errors, {
    "config.base_url": ["Fill this in to test the connection"],
  });
});

Deno.test("runCheck() puts credentials where the step says", async () => {
  const cases: readonly (readonly [object, string, string])[] = [
    [{ bearer: "{auth.token}" }, "authorization", "Bearer test-token"],
    [
      { basic: { username: "ü", password: "{auth.token}" } },
      "authorization",
      "Basic w7w6dGVzdC10b2tlbg==",
    ],
    [
      { header: { name: "Api-Key", value: "key {auth.token}" } },
      "api-key",
      "key test-token",
    ],
  ];
  for (const [credentials, name, value] of cases) {
    const { sent } = await checkWith(entryOf({ credentials }), {});
    assert.equal(only(sent).headers?.[name], value);
  }
  const query = { name: "key", value: "{auth.token}&" };
  const { sent } = await checkWith(
    entryOf({ url: "https://example.com/me?a=b", credentials: { query } }),
    {},
  );
  assert.equal(only(sent).url, "https://example.com/me?a=b&key=test-token%26");
});

Deno.test("runCheck() refuses a user name with a colon, and a header beyond latin1", async () => {
  const basic = { username: "{auth.token}", password: "x" };
  const cases: readonly (readonly [object, string])[] = [
    [{ basic }, "a:b"],
    [{ bearer: "{auth.token}" }, "łódź"],
  ];
  for (const [credentials, token] of cases) {
    const { result, sent } = await checkWith(entryOf({ credentials }), {
      auth: { token },
    });
    assert.ok(result.state === "failing");
    assert.deepEqual([result.reason, Object.keys(result.errors)], ["blocked", [
      "auth.token",
    ]]);
    assert.equal(sent.length, 0);
  }
});

Deno.test("runCheck() refuses a credential with a line break at its field, wherever it would go", async () => {
  for (const text of ["a\nb", "a\r\nx-evil: 1", "a\0b", "test-token\n"]) {
    const step = { method: "POST", body: { json: { token: "{auth.token}" } } };
    const { result, sent } = await checkWith(entryOf(step), {
      auth: { token: text },
    });
    assert.ok(result.state === "failing");
    assert.equal(result.reason, "blocked");
    assert.match(
      result.errors["auth.token"]?.[0] ?? "",
      /^Remove the line break/,
    );
    assert.equal(sent.length, 0);
  }
});

Deno.test("runCheck() writes bodies as JSON, form, text and GraphQL", async () => {
  const cases: readonly (readonly [object, string, string])[] = [
    [
      {
        json: {
          name: "n {auth.token}",
          tags: "{config.limits.tags}",
          deep: [null, "{{}}"],
        },
      },
      "application/json",
      '{"name":"n test-token","tags":3,"deep":[null,"{}"]}',
    ],
    [
      { form: { token: "{auth.token}", text: "{config.page}" } },
      "application/x-www-form-urlencoded",
      "token=test-token&text=a%26b%3Dc",
    ],
    [
      { text: { template: "<t>{auth.token}</t>", contentType: "text/xml" } },
      "text/xml",
      "<t>test-token</t>",
    ],
    [
      {
        graphql: { query: "{ me { id } }", variables: { key: "{auth.token}" } },
      },
      "application/json",
      '{"query":"{ me { id } }","variables":{"key":"test-token"}}',
    ],
  ];
  for (const [body, type, text] of cases) {
    const { sent } = await checkWith(entryOf({ method: "POST", body }), {
      config: { limits: { tags: 3 }, page: "a&b=c" },
    });
    const { headers, body: written } = only(sent);
    assert.deepEqual([headers?.["content-type"], written], [type, text]);
  }
});

Deno.test("runCheck() makes a short-lived token as Ghost asks", async () => {
  const jwt = {
    key: "{auth.token}",
    keyForm: "kid:hex",
    audience: "/admin/",
    scheme: "Ghost",
  };
  const hex = "00ff".repeat(16);
  const { sent } = await checkWith(entryOf({ credentials: { jwt } }), {
    auth: { token: `abc123:${hex}` },
  });
  const [scheme, token = ""] = only(sent).headers?.authorization?.split(" ") ??
    [];
  assert.equal(scheme, "Ghost");
  const [head = "", claims = "", signature] = token.split(".");
  assert.deepEqual(JSON.parse(atob(head)), {
    alg: "HS256",
    typ: "JWT",
    kid: "abc123",
  });
  const { iat, exp, aud } = JSON.parse(atob(claims));
  assert.deepEqual([exp - iat, aud, iat], [
    300,
    "/admin/",
    Date.parse("2026-01-05T09:00:00Z") / 1000,
  ]);
  const mac = createHmac(
    "sha256",
    new Uint8Array(hex.match(/../g)!.map((h) => parseInt(h, 16))),
  );
  assert.equal(signature, mac.update(`${head}.${claims}`).digest("base64url"));
  assert.ok(only(sent).secrets?.includes(token));
});

Deno.test("runCheck() refuses a key that is not of the form, at its field", async () => {
  const jwt = { key: "{auth.token}", keyForm: "kid:hex" };
  const { result, sent } = await checkWith(
    entryOf({ credentials: { jwt } }),
    {},
  );
  assert.ok(result.state === "failing");
  assert.match(
    result.errors["auth.token"]?.[0] ?? "",
    /an id, a colon and the secret/,
  );
  assert.equal(sent.length, 0);
});

Deno.test("runCheck() signs as Standard Webhooks says, once for each secret that is there", async () => {
  const standardWebhooks = { secrets: ["{auth.token}", "{auth.other}"] };
  const body = { json: { type: "test" } };
  const step = entryOf({
    method: "POST",
    url: "{config.base_url}",
    credentials: { standardWebhooks },
    body,
  });
  const sign = (secret: string, text: string) =>
    `v1,${
      createHmac("sha256", Buffer.from(secret, "base64")).update(text).digest(
        "base64",
      )
    }`;
  for (const other of [undefined, "b3RoZXItdGVzdA=="]) {
    const token = "whsec_dGVzdC1zZWNyZXQ=";
    const { sent } = await checkWith(step, {
      auth: { token, ...(other ? { other } : {}) },
    });
    const { headers = {}, body: text } = only(sent);
    const signed = `${headers["webhook-id"]}.${
      headers["webhook-timestamp"]
    }.${text}`;
    const secrets = ["dGVzdC1zZWNyZXQ=", ...(other ? [other] : [])];
    assert.equal(
      headers["webhook-signature"],
      secrets.map((s) => sign(s, signed)).join(" "),
    );
  }
});

// What answers mean

Deno.test("runCheck() judges the body, as the rule says", async () => {
  const cases: readonly (readonly [object, unknown, boolean])[] = [
    [{ status: 200, pointer: "/ok", equals: true }, { ok: true }, true],
    [{ status: "2xx", pointer: "/ok", equals: true }, { ok: false }, false],
    [{ status: [201, "3xx"] }, {}, false],
    [{ pointer: "/errors", exists: false }, { data: 1 }, true],
    [{ pointer: "/errors", exists: false }, { errors: null }, true],
    [{ pointer: "/errors", exists: false }, { errors: [] }, false],
    [{ pointer: "/scope", contains: "write" }, { scope: "read write" }, true],
    [{ pointer: "/tasks", contains: "CREATE" }, { tasks: ["READ"] }, false],
    [
      { pointer: "/tasks", contains: "CREATE" },
      { tasks: ["READ", "CREATE"] },
      true,
    ],
    [{ pointer: "/a~1b/0", equals: { c: [1] } }, { "a/b": [{ c: [1] }] }, true],
    [{ pointer: "/toString", exists: true }, {}, false],
    [
      {
        pointer: "/data",
        some: {
          all: [{ pointer: "/id", equals: "{config.page}" }, {
            pointer: "/can",
            equals: true,
          }],
        },
      },
      { data: [{ id: "front", can: false }, { id: "other", can: true }] },
      false,
    ],
    [{ pointer: "/data", some: { pointer: "/id", equals: "{config.page}" } }, {
      data: [{ id: "front" }],
    }, true],
    [
      {
        any: [{ pointer: "/a", exists: true }, { pointer: "/b", exists: true }],
      },
      { b: 0 },
      true,
    ],
    [
      {
        all: [{ pointer: "/a", exists: true }, { pointer: "/b", exists: true }],
      },
      { b: 0 },
      false,
    ],
    [{ pointer: "/a", exists: true }, "<html></html>", false],
  ];
  for (const [success, body, isConnected] of cases) {
    const { result } = await checkWith(entryOf({ success }), {}, { body });
    assert.equal(
      result.state === "connected",
      isConnected,
      JSON.stringify([success, body]),
    );
  }
});

Deno.test("runCheck() gives identity, latency and what was learned", async () => {
  const entry = entryOf(
    {
      learns: {
        maxLength: "/limits/text",
        pretty: "/limits/name",
        drafts: "/limits/drafts",
      },
    },
    { identity: { id: "{/id}", name: "{/name} ({config.page})" } },
  );
  const body = {
    id: 7,
    name: "Ada",
    limits: { text: 500, name: "no", drafts: true },
  };
  const { result } = await checkWith(entry, {}, { body });
  assert.deepEqual(result, {
    state: "connected",
    identity: { id: "7", name: "Ada (front)" },
    latencyMs: 20,
    learned: { maxLength: 500, drafts: true },
  });
});

Deno.test("runCheck() feeds later steps with what earlier ones captured, and stops at the first that fails", async () => {
  const entry = entryWith({
    steps: [
      {
        method: "POST",
        url: "https://example.com/session",
        body: { json: { password: "{auth.token}" } },
        captures: { session: "/jwt" },
      },
      {
        url: "https://example.com/me",
        credentials: { bearer: "{captured.session}" },
      },
    ],
    identity: { name: "{/handle}" },
  });
  const replies = [{ body: { jwt: "test-session" } }, {
    body: { handle: "acme" },
  }];
  const { result, sent } = await checkWith(entry, {}, ...replies);
  assert.deepEqual(
    result.state === "connected" && [result.identity, result.latencyMs],
    [{ id: "acme", name: "acme" }, 40],
  );
  assert.equal(sent[1]?.headers?.authorization, "Bearer test-session");
  assert.ok(sent[1]?.secrets?.includes("test-session"));

  const refused = await checkWith(entry, {}, { status: 401 });
  assert.deepEqual([
    refused.result.state === "failing" && refused.result.reason,
    refused.sent.length,
  ], ["rejected", 1]);
  const without = await checkWith(entry, {}, { body: {} });
  assert.deepEqual([
    without.result.state === "failing" && without.result.reason,
    without.sent.length,
  ], ["unexpected_answer", 1]);
});

Deno.test("runCheck() tells by status what the entry does not say", async () => {
  const cases: readonly (readonly [number, unknown, string, RegExp])[] = [
    [
      401,
      "",
      "rejected",
      /^Example did not accept the credentials: enter them anew\.$/,
    ],
    [403, { error: "no scope" }, "missing_permission", /It says: “no scope”$/],
    [403, "<html>denied</html>", "unexpected_answer", /firewall/],
    [404, {}, "unexpected_answer", /\(404\)/],
    [429, {}, "unexpected_answer", /asks to wait/],
    [503, "", "unexpected_answer", /fault of its own \(503\)/],
    [302, "", "unexpected_answer", /leads elsewhere \(302\)/],
    [204, "", "connected", /./],
  ];
  for (const [status, body, outcome, detail] of cases) {
    const { result } = await checkWith(entryOf({}), {}, { status, body });
    assert.equal(
      result.state === "failing" ? result.reason : result.state,
      outcome,
      String(status),
    );
    if (result.state === "failing") assert.match(result.detail, detail);
  }
});

Deno.test("runCheck() names what a success lacks", async () => {
  const requires = [{
    rule: { pointer: "/can", equals: true },
    detail: "Give it the right.",
  }];
  const { result } = await checkWith(entryOf({ requires }), {}, {
    body: { can: false },
  });
  assert.deepEqual(result, {
    state: "failing",
    reason: "missing_permission",
    detail: "Give it the right.",
    errors: {},
  });
});

// What stays inside

Deno.test("runCheck() shows the service's words in short, without markup and without a secret", async () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [{ message: "bad <b>token</b>: test-token" }, "bad token : [redacted]"],
    [{ message: "te<i></i>st-token" }, "te st-token"],
    [{ error: { message: `Basic ${btoa("test-token")}` } }, "Basic [redacted]"],
    [{ message: "a\u202eb\u0000c\nd" }, "a b c d"],
    [{ message: `x${"y".repeat(400)}` }, `x${"y".repeat(199)}…`],
    [{ errors: [{ message: "first" }] }, "first"],
  ];
  for (const [body, said] of cases) {
    const { result } = await checkWith(entryOf({}), {}, { status: 401, body });
    assert.ok(result.state === "failing");
    assert.equal(result.detail.split(" It says: ")[1], `“${said}”`);
  }
});

Deno.test("runCheck() lets no secret through the identity, but for the field that names the account", async () => {
  const identity = { name: "{/name}" };
  const body = { name: "test-token of acme-account" };
  const auth = { ...VALUES.auth, other: "acme-account" };
  const plain = await checkWith(entryOf({}, { identity }), { auth }, { body });
  assert.deepEqual(
    plain.result.state === "connected" && plain.result.identity?.name,
    "[redacted] of [redacted]",
  );
  const named = await checkWith(
    entryOf({}, { identity, accountFields: ["other"] }),
    { auth },
    { body },
  );
  assert.deepEqual(
    named.result.state === "connected" && named.result.identity?.name,
    "[redacted] of acme-account",
  );
});
