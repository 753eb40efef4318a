import type { ErrorObject } from "ajv";
import { asTried, branchOf } from "./error_trace.ts";
import { isObject, listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";
import { namesIn } from "./schema_names.ts";

/**
 * Where no branch of an `anyOf` or `oneOf` fits, Ajv reports the faults of all
 * of them. This keeps those of the branch that was meant: of the right kind,
 * with the constant that the value has, else with most of its names, else with
 * the fewest faults. Where the constant or the kind is that of no branch, that
 * becomes the one error: "Choose one of: …", "Enter text or null".
 */
export function keepMeantBranches(
  errors: readonly ErrorObject[],
  document: SchemaDocument,
): readonly ErrorObject[] {
  let kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === "anyOf" || error.keyword === "oneOf") {
      const branches = branchesOf(error, kept);
      const inside = new Set(branches.flatMap(({ errors }) => errors));
      kept = kept.filter((other) => !inside.has(other));
      kept.push(...chooseBranch(error, branches, document));
    } else kept.push(error);
  }
  return kept;
}

interface FailedBranch {
  readonly schema: unknown;
  readonly errors: readonly ErrorObject[];
}

function branchesOf(
  wrapper: ErrorObject,
  before: readonly ErrorObject[],
): readonly FailedBranch[] {
  const numbers = new Map(
    before.map((error) => [error, branchOf(error, wrapper)] as const),
  );
  return listOf(wrapper.schema)
    .map((schema, number) => ({
      schema,
      errors: before.filter((error) => numbers.get(error) === number),
    }))
    .filter(({ errors }) => errors.length > 0);
}

function chooseBranch(
  wrapper: ErrorObject,
  branches: readonly FailedBranch[],
  document: SchemaDocument,
): readonly ErrorObject[] {
  if (ownValue(wrapper.params, "passingSchemas")) return [wrapper];
  const fitting = branches.filter(({ errors }) =>
    !errors.some((error) => isWrongKind(error, wrapper))
  );
  const [first] = fitting;
  if (!first) return [mergeKinds(wrapper, branches.flatMap((b) => b.errors))];
  if (fitting.length === 1) return first.errors;
  const wrong = mergeConstants(wrapper, fitting);
  if (wrong) return [wrong];
  const ranked = fitting.map((branch) => ({
    ...branch,
    rank: rankOf(branch, wrapper, document),
  }));
  const asked = toAlternatives(wrapper, ranked);
  if (asked) return [asked];
  return ranked.reduce((a, b) => isBefore(b.rank, a.rank) ? b : a).errors;
}

/**
 * One error at the first member that is missing, where each branch only misses
 * some and the value has none that would tell which branch was meant.
 */
function toAlternatives(
  wrapper: ErrorObject,
  branches: readonly (FailedBranch & { readonly rank: readonly number[] })[],
): ErrorObject | null {
  const [first] = branches[0]?.errors ?? [];
  const isOpen = branches.every(({ errors, rank }) =>
    rank[1] === branches[0]?.rank[1] &&
    errors.every(({ keyword, instancePath }) =>
      keyword === "required" && instancePath === wrapper.instancePath
    )
  );
  if (!first || !isOpen) return null;
  const alternatives = branches.map(({ errors }) =>
    errors.map(({ params }) => params.missingProperty)
  );
  return asTried({
    ...first,
    params: { ...first.params, alternatives },
  }, wrapper);
}

/** The whole value is of another type, or none of the branch's values. */
function isWrongKind(error: ErrorObject, wrapper: ErrorObject): boolean {
  return error.instancePath === wrapper.instancePath &&
    ["type", "enum", "const", "false schema"].includes(error.keyword);
}

/** A wrong constant inside says that another branch was meant, whatever else is wrong. */
function rankOf(
  { schema, errors }: FailedBranch,
  wrapper: ErrorObject,
  document: SchemaDocument,
): readonly number[] {
  const constants = errors.filter((error) => allowedBy(error) !== undefined);
  const names = namesIn(schema, document);
  const given = isObject(wrapper.data) ? Object.keys(wrapper.data) : [];
  const known = given.filter((name) => names.has(name));
  const strange = errors.filter(({ keyword }) => keyword === "type");
  return [constants.length, -known.length, strange.length, errors.length];
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((rank, i) => rank !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** One error at the member whose constant tells the branches apart, where it is none of theirs. */
function mergeConstants(
  wrapper: ErrorObject,
  branches: readonly FailedBranch[],
): ErrorObject | null {
  const told = branches.map(({ errors }) =>
    new Map(errors.flatMap((error) => constantOf(error, wrapper) ?? []))
  );
  const [first] = told;
  for (const member of first?.keys() ?? []) {
    if (!told.every((constants) => constants.has(member))) continue;
    const allowedValues = told.map((constants) => constants.get(member));
    return asTried({
      ...wrapper,
      keyword: "enum",
      instancePath: `${wrapper.instancePath}/${member}`,
      params: { allowedValues: [...new Set(allowedValues)] },
    }, wrapper);
  }
  return null;
}

/** The member, as it stands in a pointer, and the constant that it is not; also where it is missing. */
function constantOf(
  error: ErrorObject,
  wrapper: ErrorObject,
): readonly [string, unknown][] | null {
  const { keyword, instancePath, params, parentSchema } = error;
  const start = `${wrapper.instancePath}/`;
  const allowed = allowedBy(error);
  if (allowed !== undefined && instancePath.startsWith(start)) {
    const member = instancePath.slice(start.length);
    return member.includes("/") ? null : [[member, allowed]];
  }
  if (keyword !== "required" || instancePath !== wrapper.instancePath) {
    return null;
  }
  const name = String(params.missingProperty);
  const schema = ownValue(ownValue(parentSchema, "properties"), name);
  const constant = isObject(schema) && Object.hasOwn(schema, "const")
    ? schema.const
    : onlyOne(ownValue(schema, "enum"));
  if (constant === undefined) return null;
  const member = name.replaceAll("~", "~0").replaceAll("/", "~1");
  return [[member, constant]];
}

/** The one value that the error's schema has; draft 4 wrote a constant as an `enum` of one. */
function allowedBy({ keyword, params }: ErrorObject): unknown {
  if (keyword === "const") return params.allowedValue;
  return keyword === "enum" ? onlyOne(params.allowedValues) : undefined;
}

function onlyOne(list: unknown): unknown {
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
}

function mergeKinds(
  wrapper: ErrorObject,
  errors: readonly ErrorObject[],
): ErrorObject {
  const kinds = errors.filter((error) => isWrongKind(error, wrapper));
  const values = kinds.flatMap(({ params }) => [
    ...(Array.isArray(params.allowedValues) ? params.allowedValues : []),
    ...(Object.hasOwn(params, "allowedValue") ? [params.allowedValue] : []),
  ]);
  if (values.length > 0) {
    const params = { allowedValues: [...new Set(values)] };
    return asTried({ ...wrapper, keyword: "enum", params }, wrapper);
  }
  const type = [...new Set(kinds.flatMap(({ params }) => params.type ?? []))];
  return type.length > 0
    ? asTried({ ...wrapper, keyword: "type", params: { type } }, wrapper)
    : wrapper;
}
