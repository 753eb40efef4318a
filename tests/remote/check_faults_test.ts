import assert from "node:assert/strict";
import { entryOf, entryWith } from "./check_world.ts";

function refusal(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "accepted";
}

Deno.test("parseCatalogEntry() refuses a check that names what there is not, at its place", () => {
  const cases: readonly (readonly [object, string, string])[] = [
    [
      { url: "{config.bse_url}/me" },
      "/check/steps/0/url",
      "names config.bse_url, which is no property of configSchema: base_url, page, limits",
    ],
    [
      { url: ["https://example.com", "{config.bse_url}"] },
      "/check/steps/0/url/1",
      "names config.bse_url",
    ],
    [
      { url: "https://example.com/{auth.tokn}" },
      "/check/steps/0/url",
      "no property of authSchema: token, other",
    ],
    [
      { headers: { "x-tag": "{config.limits.tag}" } },
      "/check/steps/0/headers/x-tag",
      "names config.limits.tag",
    ],
    [
      { credentials: { bearer: "{auth.tokn}" } },
      "/check/steps/0/credentials/bearer",
      "names auth.tokn",
    ],
    [
      { credentials: { bearer: "{token.access_token}" } },
      "/check/steps/0/credentials/bearer",
      "only oauth entries",
    ],
    [
      { credentials: { bearer: "{captured.session}" } },
      "/check/steps/0/credentials/bearer",
      "no earlier step captures",
    ],
    [
      { method: "POST", body: { json: { a: ["{auth.tokn}"] } } },
      "/check/steps/0/body/json/a/0",
      "names auth.tokn",
    ],
    [
      {
        method: "POST",
        body: { graphql: { query: "{ me }", variables: { a: "{x}" } } },
      },
      "/check/steps/0/body/graphql/variables/a",
      "names x",
    ],
    [
      { success: { pointer: "/a", equals: "{auth.token}" } },
      "/check/steps/0/success/equals",
      "only config may be read here",
    ],
    [
      {
        failures: [{
          when: { any: [{ pointer: "/a", contains: "{config.no}" }] },
          reason: "rejected",
          detail: "No.",
        }],
      },
      "/check/steps/0/failures/0/when/any/0/contains",
      "names config.no",
    ],
  ];
  for (const [step, pointer, message] of cases) {
    const said = refusal(() => entryOf(step));
    assert.ok(said.startsWith("Cannot read x.json: at "), said);
    assert.ok(
      said.includes(
        `at ${pointer} ${message.startsWith("names") ? message : ""}`,
      ),
      said,
    );
    assert.ok(said.includes(message), said);
  }
});

Deno.test("parseCatalogEntry() refuses templates that do not work where they stand", () => {
  const cases: readonly (readonly [object, string, RegExp])[] = [
    [{ url: "http://example.com" }, "/url", /must begin with https/],
    [
      { url: "https://example.com/#{config.page}" },
      "/url",
      /must not have a #/,
    ],
    [{ url: "{config.base_url}.example.com" }, "/url", /needs \/ or \?/],
    [{ url: "{config.base_url}{config.page}" }, "/url", /needs \/ or \?/],
    [{ url: "https://example.com/{config.page" }, "/url", /has a \{ alone/],
    [{ url: "https://example.com/{}" }, "/url", /names nothing/],
    [
      { headers: { "Content-Length": "1" } },
      "/headers/Content-Length",
      /not for callers/,
    ],
    [{ headers: { "a b": "1" } }, "/headers/a b", /no proper name/],
    [
      { credentials: { header: { name: "Host", value: "x" } } },
      "/credentials/header/name",
      /not for callers/,
    ],
    [{ body: { json: 1 } }, "/body", /needs a method that has a body/],
    [{ method: "DELETE" }, "/method", /must be equal to one of/],
    [{ success: { equals: 1 } }, "/success", /pointer/],
    [{ success: { status: "6xx" } }, "/success/status", /must match pattern/],
    [{ success: { pointer: "a" } }, "/success/pointer", /must match pattern/],
    [{ succes: {} }, "/succes", /is not a name/],
    [
      { credentials: { jwt: { key: "x", keyForm: "rsa" } } },
      "/credentials/jwt/keyForm",
      /kid:hex/,
    ],
  ];
  for (const [step, place, message] of cases) {
    const said = refusal(() => entryOf(step));
    assert.ok(said.includes(`at /check/steps/0${place} `), said);
    assert.match(said, message);
  }
});

Deno.test("parseCatalogEntry() keeps secrets out of the identity", () => {
  const cases: readonly (readonly [object, RegExp])[] = [
    [
      { identity: { name: "{auth.token}" } },
      /at \/check\/identity\/name names auth\.token, but only config and answer/,
    ],
    [
      { accountFields: ["tokn"] },
      /at \/check\/accountFields\/0 must name a property of authSchema: token, other/,
    ],
  ];
  for (const [rest, message] of cases) {
    assert.match(refusal(() => entryOf({}, rest)), message);
  }
});

Deno.test("parseCatalogEntry() takes what an earlier step captures, and what a reference of the schema hides", () => {
  const steps = [
    { url: "https://example.com/a", captures: { session: "/jwt" } },
    {
      url: "https://example.com/b",
      credentials: { bearer: "{captured.session}" },
    },
  ];
  assert.equal(refusal(() => entryWith({ steps })), "accepted");
  const backwards = refusal(() => entryWith({ steps: steps.toReversed() }));
  assert.match(backwards, /no earlier step captures/);
});
