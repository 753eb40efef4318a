import fc from "fast-check";

/** A schema of some kind, with what makes values that it accepts. */
export interface Kind {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly values: fc.Arbitrary<unknown>;
}

/** A schema with one value. */
export interface Sample {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

/** Of each kind, with a value that fits. */
export function fitting(kinds: fc.Arbitrary<Kind>): fc.Arbitrary<Sample> {
  return kinds.chain(({ schema, values }) =>
    values.map((value) => ({ schema, value }))
  );
}

/** Of each kind, with any value. */
export function withAny(kinds: fc.Arbitrary<Kind>): fc.Arbitrary<Sample> {
  return fc.record({
    schema: kinds.map(({ schema }) => schema),
    value: anyJson,
  });
}

/** Texts that forms are known to lose. */
const TEXTS = ["", " ", "\n", "a\nb\n", "c\r\nd", "\re", "\0", "null", "false"]
  .concat(["0", "0.10", '{"a":1}', "{broken", "[", '"', "</textarea>", "&amp;"])
  .concat(["\ud83d", "~", "set", "absent"]);

/**
 * Names that mislead those who join them to paths, or look them up. Not the
 * name `\`: V8 15.0 takes `"\""` for it after an object that had it.
 */
const KEYS = ["a", "b", "c", "", "a.b", "__proto__", "constructor", "toString"]
  .concat(["0", "1", "is:a", "\\0", "\\more", "a\nb", '"', " ", "é", "🚀"]);

const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
);

const key = fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 5 }));

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true })
    .map((number) => Object.is(number, -0) ? 0 : number),
);

/** Any JSON. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((again) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.array(again("value"), { maxLength: 3 }),
    dictionary(key, again("value")),
  ),
})).value;

/** Made of entries, so that `__proto__` is a member like any other. */
function dictionary(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  return fc.uniqueArray(fc.tuple(key, value), {
    maxLength: 3,
    selector: ([key]) => key,
  }).map((entries) => Object.fromEntries(entries));
}

function plain(
  schema: Readonly<Record<string, unknown>>,
  values: fc.Arbitrary<unknown>,
): Kind {
  return { schema, values };
}

const day = fc.date({
  min: new Date("1970-01-01"),
  max: new Date("2100-01-01"),
  noInvalidDate: true,
});

const LEAVES: readonly Kind[] = [
  plain({ type: "string" }, text),
  plain({ type: "string", multiline: true }, text),
  plain({ type: "string", airbyte_secret: true }, text),
  plain({ type: "string", default: "preset" }, text),
  plain({ type: "string", readOnly: true }, text),
  plain({ type: ["string", "null"] }, fc.option(text)),
  plain({ type: "string", format: "uri" }, fc.webUrl()),
  plain(
    { type: "string", format: "date" },
    day.map((day) => day.toISOString().slice(0, 10)),
  ),
  plain(
    { type: "string", format: "date-time" },
    day.map((day) => day.toISOString()),
  ),
  plain(
    { type: "string", format: "time" },
    day.map((day) => day.toISOString().slice(11)),
  ),
  plain({ type: "number" }, number),
  plain({ type: "integer", default: 7 }, fc.maxSafeInteger()),
  plain({ type: ["null", "number"] }, fc.option(number)),
  plain({ type: "boolean" }, fc.boolean()),
  plain({ type: "boolean", default: true }, fc.boolean()),
  plain({ type: ["boolean", "null"], default: false }, fc.option(fc.boolean())),
  plain({ type: "null" }, fc.constant(null)),
  plain({ type: ["string", "integer"] }, fc.oneof(text, fc.maxSafeInteger())),
  plain({ type: "object" }, dictionary(key, anyJson)),
  plain({ type: "array" }, fc.array(anyJson, { maxLength: 3 })),
  plain({}, anyJson),
  plain(
    { not: { type: "string" } },
    anyJson.filter((v) => typeof v !== "string"),
  ),
];

const enumeration: fc.Arbitrary<Kind> = fc.uniqueArray(anyJson, {
  minLength: 1,
  maxLength: 6,
  comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b),
}).map((values) => plain({ enum: values }, fc.constantFrom(...values)));

const constant: fc.Arbitrary<Kind> = anyJson.map((value) =>
  plain({ const: value }, fc.constant(value))
);

/** Schemas of every kind of field, nested so deep at most. */
export function anyKind(depth: number): fc.Arbitrary<Kind> {
  const leaf = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...LEAVES) },
    { weight: 2, arbitrary: enumeration },
    { weight: 1, arbitrary: constant },
  );
  if (depth <= 0) return leaf;
  const inner = anyKind(depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: inner.map(toList) },
    { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map(toTuple) },
    { weight: 2, arbitrary: inner.map(toMap) },
    { weight: 4, arbitrary: objectKind(depth) },
    {
      weight: 2,
      arbitrary: fc.array(inner, TWO_OR_THREE).map(toNamedBranches),
    },
    { weight: 1, arbitrary: fc.array(inner, TWO_OR_THREE).map(toBranches) },
    { weight: 1, arbitrary: inner.map(toNullable) },
    { weight: 1, arbitrary: fc.tuple(inner, inner).map(toCondition) },
  );
}

const TWO_OR_THREE = { minLength: 2, maxLength: 3 };

function toList({ schema, values }: Kind): Kind {
  return plain(
    { type: "array", items: schema },
    fc.array(values, { maxLength: 3 }),
  );
}

function toTuple(kinds: readonly Kind[]): Kind {
  const prefixItems = kinds.map(({ schema }) => schema);
  return plain(
    prefixItems.length > 0 ? { type: "array", prefixItems } : { type: "array" },
    fc.tuple(...kinds.map(({ values }) => values)),
  );
}

function toMap({ schema, values }: Kind): Kind {
  return plain(
    { type: "object", additionalProperties: schema },
    dictionary(key, values),
  );
}

function toNullable({ schema, values }: Kind): Kind {
  return plain({ anyOf: [schema, { type: "null" }] }, fc.option(values));
}

/** Told apart by a constant, as connectors have them. */
function toNamedBranches(kinds: readonly Kind[]): Kind {
  const branches = kinds.map(({ schema }, index) => ({
    type: "object",
    required: ["type"],
    properties: { type: { const: `t${index}` }, inner: schema },
  }));
  const values = kinds.map(({ values }, index) =>
    fc.record({ type: fc.constant(`t${index}`), inner: values }, {
      requiredKeys: ["type"],
      noNullPrototype: true,
    })
  );
  return plain({ oneOf: branches }, fc.oneof(...values));
}

function toBranches(kinds: readonly Kind[]): Kind {
  return plain(
    { anyOf: kinds.map(({ schema }) => schema) },
    fc.oneof(...kinds.map(({ values }) => values)),
  );
}

function toCondition([yes, no]: readonly [Kind, Kind]): Kind {
  return plain(
    {
      type: "object",
      required: ["on"],
      properties: { on: { type: "boolean" } },
      if: { properties: { on: { const: true } } },
      then: { properties: { yes: yes.schema } },
      else: { properties: { no: no.schema } },
    },
    fc.oneof(
      fc.record({ on: fc.constant(true), yes: yes.values }, {
        requiredKeys: ["on"],
        noNullPrototype: true,
      }),
      fc.record({ on: fc.constant(false), no: no.values }, {
        requiredKeys: ["on"],
        noNullPrototype: true,
      }),
    ),
  );
}

interface Member {
  readonly key: string;
  readonly kind: Kind;
  readonly isRequired: boolean;
}

/** An object with members, some of them required. */
export function objectKind(depth: number): fc.Arbitrary<Kind> {
  const member = fc.record({
    key: fc.constantFrom(...KEYS),
    kind: anyKind(depth - 1),
    isRequired: fc.boolean(),
  });
  return fc.uniqueArray(member, { maxLength: 4, selector: ({ key }) => key })
    .map(toObject);
}

function toObject(members: readonly Member[]): Kind {
  const entries = fc.tuple(
    ...members.map(({ key, kind, isRequired }) => {
      const entry = kind.values.map((value) => [key, value] as const);
      return isRequired ? entry : fc.option(entry);
    }),
  );
  return plain(
    {
      type: "object",
      required: members.filter(({ isRequired }) => isRequired)
        .map(({ key }) => key),
      properties: Object.fromEntries(
        members.map(({ key, kind }) => [key, kind.schema]),
      ),
    },
    entries.map((entries) =>
      Object.fromEntries(entries.filter((entry) => entry !== null))
    ),
  );
}
