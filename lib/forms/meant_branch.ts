import type { ErrorObject } from "ajv";
import { ownValue } from "./paths.ts";

/**
 * Where no branch of an `anyOf` or `oneOf` fits, Ajv reports the faults of all
 * of them. This keeps those of the branch that was meant: the one of the right
 * kind with the fewest faults. Where none is of the right kind, their kinds
 * become one error: "Choose one of: …", "Enter text or null".
 */
export function keepMeantBranches(
  errors: readonly ErrorObject[],
): readonly ErrorObject[] {
  let kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword !== "anyOf" && error.keyword !== "oneOf") {
      kept.push(error);
      continue;
    }
    const branches = branchesOf(error, kept);
    const inside = new Set(branches.flat());
    kept = kept.filter((other) => !inside.has(other));
    kept.push(...chooseBranch(error, branches));
  }
  return kept;
}

/** The errors before the wrapper, by branch. A branch that is a `$ref` reports below what it refers to. */
function branchesOf(
  wrapper: ErrorObject,
  before: readonly ErrorObject[],
): readonly (readonly ErrorObject[])[] {
  const schemas = Array.isArray(wrapper.schema) ? wrapper.schema : [];
  const inPlace = before.filter((error) =>
    error.instancePath.startsWith(wrapper.instancePath)
  );
  return schemas.map((schema, index) => {
    const ref = ownValue(schema, "$ref");
    const starts = [`${wrapper.schemaPath}/${index}/`];
    if (typeof ref === "string") starts.push(`${ref}/`);
    return inPlace.filter((error) =>
      starts.some((start) => error.schemaPath.startsWith(start))
    );
  }).filter((branch) => branch.length > 0);
}

function chooseBranch(
  wrapper: ErrorObject,
  branches: readonly (readonly ErrorObject[])[],
): readonly ErrorObject[] {
  if (ownValue(wrapper.params, "passingSchemas")) return [wrapper];
  const fitting = branches.filter((branch) =>
    !branch.some((error) => isWrongKind(error, wrapper))
  );
  const [best] = fitting.sort((a, b) => faultScore(a) - faultScore(b));
  return best ?? [mergeKinds(wrapper, branches.flat())];
}

/** The whole value is of another type, or none of the branch's values. */
function isWrongKind(error: ErrorObject, wrapper: ErrorObject): boolean {
  return error.instancePath === wrapper.instancePath &&
    ["type", "enum", "const", "false schema"].includes(error.keyword);
}

/** A wrong constant inside says that another branch was meant, whatever else is wrong. */
function faultScore(branch: readonly ErrorObject[]): number {
  const constants = branch.filter(({ keyword }) => keyword === "const");
  return constants.length * 1000 + branch.length;
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
    return { ...wrapper, keyword: "enum", params: { allowedValues: values } };
  }
  const type = [...new Set(kinds.flatMap(({ params }) => params.type ?? []))];
  return type.length > 0
    ? { ...wrapper, keyword: "type", params: { type } }
    : wrapper;
}
