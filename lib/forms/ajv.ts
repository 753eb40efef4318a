import {
  _,
  Ajv,
  type CodeKeywordDefinition,
  type Format,
  type FormatDefinition,
  Name,
  type Options,
} from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Dialect } from "./dialect.ts";
import { EQUAL_KEYWORDS } from "./equal_keywords.ts";
import { traceErrors } from "./error_trace.ts";
import type { Meter } from "./meter.ts";
import { COST_KEYWORD } from "./metered_schema.ts";
import { compilePattern } from "./pattern/linear_pattern.ts";
import { uniqueItemsKeyword } from "./unique_items.ts";

/** Longest text that a format's own RegExp judges; a few take the square of the length. */
const MAX_NATIVE_LENGTH = 300;

const OPTIONS: Options = {
  allErrors: true,
  // The words of the sentences come from the schema that an error belongs to.
  verbose: true,
  // A property counts when it is the value's own: `constructor` is not inherited.
  ownProperties: true,
  // Entries hold hints and formats that Ajv does not know; they are no faults.
  strict: false,
  logger: false,
  // 19.99 is a multiple of 0.01, whatever a division of them says.
  multipleOfPrecision: 9,
  // Each use of a large definition would be compiled again.
  inlineRefs: false,
  // Each schema has an instance of its own, so that two may have the same $id.
  // A value may be a schema itself: then one refers to the meta-schema.
  meta: true,
  // An entry's schemas are judged by it once, when they are seeded.
  validateSchema: false,
};

/** An Ajv for one schema, which reports to the meter whatever it does. */
export function createMeteredAjv(dialect: Dialect, meter: Meter): Ajv {
  const regExp = (pattern: string) => toRegExpLike(pattern, meter);
  // The code is asked for by Ajv's type; it is read for standalone modules only.
  const code = { regExp: Object.assign(regExp, { code: "compilePattern" }) };
  const options = { ...OPTIONS, code };
  const ajv = dialect === "draft-07" ? new Ajv(options) : new Ajv2020(options);
  // Draft 4's `id` is a name like any other now.
  ajv.removeKeyword("id");
  for (const own of [...EQUAL_KEYWORDS, uniqueItemsKeyword(meter)]) {
    ajv.removeKeyword(String(own.keyword));
    ajv.addKeyword(own);
  }
  ajv.addKeyword(costKeyword(meter));
  addMeteredFormats(ajv, meter);
  traceErrors(ajv, meter);
  return ajv;
}

function toRegExpLike(pattern: string, meter: Meter) {
  const linear = compilePattern(pattern);
  return {
    test: (text: string) => linear.test(text, meter.spend),
    // Ajv keeps one for each text.
    toString: () => `/${pattern}/`,
  };
}

function costKeyword(meter: Meter): CodeKeywordDefinition {
  return {
    keyword: COST_KEYWORD,
    schemaType: "number",
    before: "$ref",
    code({ gen, schema }) {
      const ref = gen.scopeValue("obj", { ref: meter });
      gen.code(_`${ref}.visit(${Number(schema)}, ${new Name("vErrors")})`);
    },
  };
}

function addMeteredFormats(ajv: Ajv, meter: Meter): void {
  addFormats.default(ajv);
  for (const [name, format] of Object.entries(ajv.formats)) {
    if (format) ajv.addFormat(name, toMeteredFormat(format, meter));
  }
}

function toMeteredFormat(format: Format, meter: Meter): Format {
  if (format instanceof RegExp) return toMeteredTest(format, meter);
  if (typeof format === "function") return toMetered(format, meter);
  return isTextFormat(format)
    ? { ...format, validate: toMetered(format.validate, meter) }
    : format;
}

/** Holds because a format names its type where it is not one of texts (FormatDefinition of Ajv). */
function isTextFormat(format: Format): format is TextFormat {
  return typeof format === "object" && !(format instanceof RegExp) &&
    format.type !== "number" && !format.async &&
    typeof format.validate === "function";
}

interface TextFormat extends FormatDefinition<string> {
  validate: TextTest;
  async?: false;
}

type TextTest = (text: string) => boolean;

function toMetered(test: TextTest, meter: Meter): TextTest {
  return (text) => {
    meter.spend(text.length);
    return test(text);
  };
}

function toMeteredTest(native: RegExp, meter: Meter): TextTest {
  const { source, ignoreCase } = native;
  const pattern = ignoreCase ? `(?i:${source})` : source;
  const toLinear = () => compilePattern(pattern);
  let linear: ReturnType<typeof toLinear> | undefined;
  return (text) => {
    meter.spend(text.length);
    if (text.length <= MAX_NATIVE_LENGTH) return native.test(text);
    linear ??= toLinear();
    return linear.test(text, meter.spend);
  };
}
