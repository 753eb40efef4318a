import assert from "node:assert/strict";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { deepSchema, wideSchema } from "../forms/large_schemas.ts";
import { entryFile } from "./entry_file.ts";

function refusal(change: object): string {
  return refusalOfText(JSON.stringify({ ...entryFile(), ...change }));
}

function refusalOfText(text: string): string {
  try {
    parseCatalogEntry("x.json", text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "accepted";
}

Deno.test("parseCatalogEntry() gives back what the file says, unchanged", () => {
  const file = entryFile();
  assert.deepEqual(parseCatalogEntry("x.json", JSON.stringify(file)), file);
});

Deno.test("parseCatalogEntry() accepts capabilities of one's own beside the known", () => {
  const capabilities = { postText: true, threads: true, region: "eu" };
  assert.equal(refusal({ capabilities }), "accepted");
});

Deno.test("parseCatalogEntry() accepts draft 7, references and hints of a schema", () => {
  const configSchema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    definitions: { label: { type: "string", multiline: true } },
    properties: { label: { $ref: "#/definitions/label" } },
  };
  assert.equal(refusal({ configSchema }), "accepted");
});

Deno.test("parseCatalogEntry() says line and column, when the text is not JSON", () => {
  const cases: readonly (readonly [string, string])[] = [
    ['{\n  "key": "a",\n}', "line 3, column 1"],
    ['{\n  "key": nope\n}', "line 2, column 11"],
    ['{"key": "a"} x', "line 1, column 14"],
    ['{\n  "key": "a"', "line 2, column 13"],
    ["", "line 1, column 1"],
  ];
  for (const [text, place] of cases) {
    const message = refusalOfText(text);
    assert.match(message, /^Cannot read x\.json: line/, text);
    assert.ok(message.includes(`${place}: `), `${message} has no ${place}`);
  }
});

Deno.test("parseCatalogEntry() names each faulty place of the entry by its pointer", () => {
  const message = refusal({
    key: "Not A Key",
    authType: "magic",
    docsUrl: "http://example.com",
    colour: "red",
    capabilities: { maxLength: "long" },
  });
  for (
    const pointer of [
      "/key",
      "/authType",
      "/docsUrl",
      "/colour",
      "/capabilities/maxLength",
    ]
  ) assert.ok(message.includes(`at ${pointer} `), `${message}: ${pointer}`);
});

Deno.test("parseCatalogEntry() refuses what is no object, and names what is missing", () => {
  assert.match(refusalOfText("[]"), /at its top must be object/);
  const { name: _, ...nameless } = entryFile();
  assert.match(
    refusalOfText(JSON.stringify(nameless)),
    /at its top must have required property 'name'/,
  );
});

Deno.test("parseCatalogEntry() can do without the label, the note and the day", () => {
  const { authLabel: _, verifiedAt: __, ...file } = entryFile();
  const text = JSON.stringify({ ...file, availability: "paid" });
  assert.equal(refusalOfText(text), "accepted");
});

Deno.test("parseCatalogEntry() shows where a config schema does not compile", () => {
  const cases: readonly (readonly [object, string])[] = [
    [{ type: "text" }, "/configSchema/properties/label/type"],
    [
      { type: "string", pattern: "(" },
      "/configSchema/properties/label/pattern",
    ],
    [{ $ref: "#/$defs/gone" }, "/configSchema/properties/label/$ref"],
    [{ $ref: "https://example.com/s" }, "/configSchema/properties/label/$ref"],
    [{ minLength: -1 }, "/configSchema/properties/label/minLength"],
    [
      { patternProperties: { "a/(": {} } },
      "/configSchema/properties/label/patternProperties",
    ],
  ];
  for (const [label, pointer] of cases) {
    const message = refusal({
      configSchema: { type: "object", properties: { label } },
    });
    assert.ok(message.includes(`at ${pointer} `), `${message}: ${pointer}`);
  }
});

Deno.test("parseCatalogEntry() refuses a dialect that it does not speak", () => {
  const $schema = "http://json-schema.org/draft-04/schema#";
  const configSchema = { $schema, type: "object", properties: { label: {} } };
  assert.match(
    refusal({ configSchema }),
    /at \/configSchema\/\$schema must be/,
  );
});

Deno.test("parseCatalogEntry() refuses a credential that could come back", () => {
  const authSchema = {
    type: "object",
    properties: {
      token: { type: "string" },
      pin: { type: "integer", writeOnly: true },
    },
  };
  const message = refusal({ authSchema });
  assert.match(
    message,
    /at \/authSchema\/properties\/token must have .*'writeOnly'/,
  );
  assert.match(message, /at \/authSchema\/properties\/pin\/type /);
});

Deno.test("parseCatalogEntry() refuses credentials that do not fit the kind of sign-in", () => {
  const none = { type: "object", properties: {} };
  assert.match(
    refusal({ authType: "none" }),
    /must be empty where authType is none/,
  );
  assert.match(refusal({ authSchema: none }), /must name what to sign in with/);
  assert.equal(refusal({ authType: "none", authSchema: none }), "accepted");
});

Deno.test("parseCatalogEntry() refuses a subtitle that no config field holds", () => {
  assert.match(
    refusal({ subtitleField: "gone" }),
    /at \/subtitleField must name .*: label/,
  );
});

Deno.test("parseCatalogEntry() refuses an entry that no KV value can hold", () => {
  const configSchema = {
    type: "object",
    properties: { label: { description: "x".repeat(64_000) } },
  };
  assert.match(refusal({ configSchema }), /at its top is too large/);
});

Deno.test("parseCatalogEntry() says which limit a schema goes beyond, and where", () => {
  const cases: readonly (readonly [object, RegExp])[] = [
    [
      { description: "x".repeat(1_000_000) },
      /^Cannot read x\.json: at \/configSchema is too large: 977 KiB; the limit is 256 KiB$/,
    ],
    [
      wideSchema(10_000),
      /at \/configSchema\/properties has too many properties: the limit is 2000/,
    ],
    [
      { properties: { a: deepSchema(100) } },
      /at \/configSchema\/properties\/a\/items\/.* is nested too deep: the limit is 80 levels/,
    ],
    [
      { properties: { a: { $ref: "https://example.com/s.json" } } },
      /at \/configSchema\/properties\/a\/\$ref refers to another document, which is never fetched/,
    ],
    [
      { properties: { a: { pattern: "(a)\\1" } } },
      /at \/configSchema\/properties\/a\/pattern refers back to one of its groups/,
    ],
  ];
  for (const [schema, message] of cases) {
    const configSchema = { type: "object", properties: {}, ...schema };
    assert.match(refusal({ configSchema, subtitleField: undefined }), message);
  }
});

Deno.test("parseCatalogEntry() wants secrets in authSchema, where they are sealed", () => {
  const entryOf = (properties: object, rest: object = {}) => ({
    configSchema: { type: "object", properties, ...rest },
    subtitleField: undefined,
  });
  const secret = /at (\S+) is a secret: move it to authSchema/;
  const cases: readonly (readonly [object, string])[] = [
    [
      entryOf({ key: { type: "string", writeOnly: true } }),
      "/configSchema/properties/key",
    ],
    [
      entryOf({ key: { type: "string", airbyte_secret: true } }),
      "/configSchema/properties/key",
    ],
    [
      entryOf({}, {
        oneOf: [{
          properties: { key: { type: "string", format: "password" } },
        }],
      }),
      "/configSchema/oneOf/0/properties/key",
    ],
  ];
  for (const [change, pointer] of cases) {
    assert.equal(secret.exec(refusal(change))?.[1], pointer);
  }
  const named = entryOf({
    secret: { type: "string", default: { secret: true } },
  });
  assert.equal(refusal(named), "accepted");
});
