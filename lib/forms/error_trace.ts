import { _, type Ajv, type ErrorObject, type KeywordCxt, Name } from "ajv";
import type { Meter } from "./meter.ts";
import { strConcat } from "ajv/dist/compile/codegen/index.js";

/** Keywords that try schemas: what is wrong by one that they try need not be wrong in the end. */
const TRYING = ["anyOf", "oneOf", "contains", "propertyNames", "not", "if"];

/** The trial that an error comes from. */
interface Trial {
  /** The keyword's value, the very object. */
  readonly schema: unknown;
  readonly instancePath: string;
  /** Number of the branch; 0 where there are none. */
  readonly branch: number;
}

/** From the innermost trial outwards. */
const trials = new WeakMap<ErrorObject, Trial[]>();

/**
 * Lets Ajv note where an error comes from. It says only how it stands in the
 * schema, and below a `$ref` only from there on: who referred to it is lost.
 */
export function traceErrors(ajv: Ajv, meter: Meter): void {
  for (const keyword of TRYING) {
    const rule = ajv.RULES.all[keyword];
    if (typeof rule !== "object" || !("code" in rule.definition)) continue;
    const { definition } = rule;
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      ...definition,
      keyword,
      code(cxt, ruleType) {
        traceTrials(cxt, meter);
        definition.code(cxt, ruleType);
      },
    });
  }
}

/** In which branch of the keyword that reports `wrapper` an error came up; null when in none. */
export function branchOf(
  error: ErrorObject,
  wrapper: ErrorObject,
): number | null {
  const trial = trials.get(error)?.find(({ schema, instancePath }) =>
    schema === wrapper.schema && instancePath === wrapper.instancePath
  );
  return trial?.branch ?? null;
}

/** Lets an error that is made of another count as coming from where that came from. */
export function asTried(made: ErrorObject, from: ErrorObject): ErrorObject {
  const known = trials.get(from);
  if (known) trials.set(made, known);
  return made;
}

function traceTrials(cxt: KeywordCxt, meter: Meter): void {
  const { gen, it, schemaValue } = cxt;
  const subschema = cxt.subschema.bind(cxt);
  const counter = gen.scopeValue("obj", { ref: meter });
  const note = gen.scopeValue("func", { ref: noteTrial });
  const [errors, instancePath] = [
    new Name("vErrors"),
    new Name("instancePath"),
  ];
  cxt.subschema = (applied, valid) => {
    const before = gen.const("_before", _`${new Name("errors")}`);
    const isTrial = applied.compositeRule === true;
    if (isTrial) gen.code(_`${counter}.trials++`);
    const made = subschema(applied, valid);
    if (isTrial) gen.code(_`${counter}.trials--`);
    const trial = _`{schema: ${schemaValue}, instancePath: ${
      strConcat(instancePath, it.errorPath)
    }, branch: ${Number(applied.schemaProp ?? 0)}}`;
    gen.if(
      _`${before} < ${new Name("errors")}`,
      () => gen.code(_`${note}(${errors}, ${before}, ${trial})`),
    );
    return made;
  };
}

function noteTrial(
  errors: readonly ErrorObject[] | null,
  before: number,
  trial: Trial,
): void {
  for (const error of errors?.slice(before) ?? []) {
    const known = trials.get(error);
    if (known) known.push(trial);
    else trials.set(error, [trial]);
  }
}
