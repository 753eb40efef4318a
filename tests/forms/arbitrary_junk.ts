import fc from "fast-check";

/** What a keyword's value should be. */
type Shape =
  | "schema"
  | "schemas"
  | "named"
  | "text"
  | "texts"
  | "number"
  | "boolean"
  | "any";

const KEYWORDS: Readonly<Record<string, Shape>> = {
  $anchor: "text",
  $defs: "named",
  $id: "text",
  $ref: "text",
  $schema: "text",
  additionalItems: "schema",
  additionalProperties: "schema",
  airbyte_secret: "boolean",
  allOf: "schemas",
  anyOf: "schemas",
  const: "any",
  contains: "schema",
  default: "any",
  definitions: "named",
  dependencies: "named",
  dependentRequired: "any",
  dependentSchemas: "named",
  description: "text",
  else: "schema",
  enum: "schemas",
  examples: "schemas",
  format: "text",
  group: "text",
  if: "schema",
  items: "schema",
  maxItems: "number",
  maximum: "number",
  minItems: "number",
  minLength: "number",
  minimum: "number",
  multiline: "boolean",
  multipleOf: "number",
  not: "schema",
  oneOf: "schemas",
  order: "number",
  pattern: "text",
  patternProperties: "named",
  prefixItems: "schemas",
  properties: "named",
  propertyNames: "schema",
  readOnly: "boolean",
  required: "texts",
  then: "schema",
  title: "text",
  type: "text",
  unevaluatedProperties: "schema",
  "x-enum-labels": "any",
};

const WORDS = ["string", "object", "array", "null", "boolean", "integer"]
  .concat(["a", "b", "", "#", "#/properties/a", "#/$defs/a", "#/allOf/0"])
  .concat(["https://a.example", "date", "uri", "(", "^a", "toString"]);

const NAMES = ["a", "b", "__proto__", "toString"];

/** Whatever a file that calls itself a schema may hold: keywords, most of them with a value of the right shape. */
export const anyJunk: fc.Arbitrary<unknown> = fc.letrec((again) => ({
  schema: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.boolean(),
    {
      weight: 9,
      arbitrary: fc.uniqueArray(
        fc.oneof(
          ...Object.entries(KEYWORDS).map(([keyword, shape]) =>
            fc.tuple(
              fc.constant(keyword),
              fc.oneof(
                { weight: 9, arbitrary: again(shape) },
                { weight: 1, arbitrary: again("any") },
              ),
            )
          ),
        ),
        { maxLength: 6, selector: ([keyword]) => keyword },
      ).map((entries) => Object.fromEntries(entries)),
    },
  ),
  schemas: fc.array(again("schema"), { maxLength: 3 }),
  named: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...NAMES), again("schema")),
    { maxLength: 3, selector: ([name]) => name },
  ).map((entries) => Object.fromEntries(entries)),
  text: fc.constantFrom(...WORDS),
  texts: fc.array(again("text"), { maxLength: 3 }),
  number: fc.constantFrom(0, 1, 2, -1, 0.5, 1e300),
  boolean: fc.boolean(),
  any: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 0, "", "a"),
    again("number"),
    again("text"),
    again("texts"),
    again("schema"),
    again("schemas"),
    again("named"),
  ),
})).schema;
