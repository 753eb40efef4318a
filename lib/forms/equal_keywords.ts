import type { FuncKeywordDefinition, SchemaValidateFunction } from "ajv";
import { isSame, listOf } from "./json_value.ts";

/**
 * `const` and `enum`: Ajv's own comparison calls `toString` and `valueOf` of a
 * value that has members of these names, and throws.
 */
export const EQUAL_KEYWORDS: readonly FuncKeywordDefinition[] = [
  equalKeyword("const", {
    allowed: (schema) => [schema],
    params: (allowedValue) => ({ allowedValue }),
  }),
  equalKeyword("enum", {
    allowed: listOf,
    params: (allowedValues) => ({ allowedValues }),
  }),
];

interface Equal {
  readonly allowed: (schema: unknown) => readonly unknown[];
  readonly params: (schema: unknown) => Record<string, unknown>;
}

function equalKeyword(
  keyword: string,
  { allowed, params }: Equal,
): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (schema: unknown, data: unknown) => {
    if (allowed(schema).some((value) => isSame(value, data))) return true;
    const message = "must be equal to one of the allowed values";
    validate.errors = [{ keyword, message, params: params(schema) }];
    return false;
  };
  return { keyword, errors: "full", validate };
}
