import assert from "node:assert/strict";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { entryFile } from "./entry_file.ts";

const OAUTH = {
  authorizationUrl: "https://service.example.com/authorize",
  tokenUrl: "https://service.example.com/token",
  clientAuth: "basic",
  pkce: true,
  refreshable: true,
  uses: [{ use: "Post", scopes: ["write"] }],
};

const SECRET = { type: "string", writeOnly: true };

/** What seeding says of an entry with this block, after the file's name. */
function faultOf(oauth: object, changes: object = {}): string {
  const entry = {
    ...entryFile(),
    authType: "oauth",
    authSchema: {
      type: "object",
      properties: { client_id: SECRET, client_secret: SECRET },
    },
    oauth: { ...OAUTH, ...oauth },
    ...changes,
  };
  try {
    parseCatalogEntry("x.json", JSON.stringify(entry));
    return "";
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message.replace("Cannot read x.json: at ", "");
  }
}

Deno.test("parseCatalogEntry() takes an oauth block that fits its entry", () => {
  assert.equal(faultOf({}), "");
  assert.equal(faultOf({ tokenUrl: "https://{config.label}/token" }), "");
});

Deno.test("parseCatalogEntry() names what is wrong in an oauth block, at its place", () => {
  const cases: readonly (readonly [object, RegExp])[] = [
    [{ tokenUrl: "{config.gone}" }, /^\/oauth\/tokenUrl names config\.gone/],
    [
      { authorizationUrl: "{auth.client_secret}" },
      /^\/oauth\/authorizationUrl .* only config may be read/,
    ],
    [
      { tokenUrl: "http://service.example.com/token" },
      /^\/oauth\/tokenUrl must begin with https/,
    ],
    [{ clientAuth: "magic" }, /^\/oauth\/clientAuth /],
    [{ uses: [] }, /^\/oauth\/uses /],
    [{ uses: [{ use: "Post", scopes: ["a b"] }] }, /^\/oauth\/uses\/0\/scopes/],
    [
      { uses: [{ use: "x", scopes: ["w"], when: { field: "no", equals: 1 } }] },
      /^\/oauth\/uses\/0\/when\/field must name a property/,
    ],
    [
      { identity: { url: "{config.label}", id: "id", name: "/name" } },
      /^\/oauth\/identity\/id /,
    ],
    [{ surprise: true }, /^\/oauth\/surprise is not a name/],
  ];
  for (const [oauth, fault] of cases) assert.match(faultOf(oauth), fault);
});

Deno.test("parseCatalogEntry() wants oauth as authType, and the app's fields, beside the block", () => {
  assert.match(
    faultOf({}, { authType: "basic" }),
    /^\/oauth needs authType oauth/,
  );
  const authSchema = { type: "object", properties: { token: SECRET } };
  assert.match(faultOf({}, { authSchema }), /^\/oauth needs client_id among/);
});
