import { TaskError } from "../../lib/tasks/run_task.ts";

/** A schema, and values that show what it means. */
export interface SchemaCase {
  /** The file's name without its ending. */
  readonly name: string;
  readonly schema: unknown;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

/** The names of a folder's `*.json`, in order. Throws a TaskError where there are none. */
export async function listSchemaFiles(
  folder: string,
): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    for await (const { name, isFile, isSymlink } of Deno.readDir(folder)) {
      if (name.endsWith(".json") && (isFile || isSymlink)) names.push(name);
    }
  } catch (error) {
    throw new TaskError(
      `Cannot read the folder ${JSON.stringify(folder)}: ${reasonOf(error)}`,
    );
  }
  if (names.length === 0) {
    throw new TaskError(
      `Cannot test forms: the folder ${
        JSON.stringify(folder)
      } holds no file *.json`,
    );
  }
  return names.sort();
}

function reasonOf(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "it is not there";
  if (error instanceof Deno.errors.NotADirectory) return "it is no folder";
  return error instanceof Error ? error.message : String(error);
}

/** Throws a TaskError that says why the file is no case. */
export async function readSchemaCase(
  folder: string,
  file: string,
): Promise<SchemaCase> {
  const name = file.replace(/\.json$/, "");
  const content = parse(await readText(`${folder}/${file}`));
  if (typeof content !== "boolean" && !isObject(content)) {
    throw new TaskError(
      "Cannot use the file: a schema is an object, true or false",
    );
  }
  if (!isCase(content)) {
    return { name, schema: content, valid: [], invalid: [] };
  }
  const { schema, valid = [], invalid = [] } = content;
  if (!Array.isArray(valid) || !Array.isArray(invalid)) {
    throw new TaskError(
      'Cannot use the file: "valid" and "invalid" are lists of values',
    );
  }
  return { name, schema, valid, invalid };
}

async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    throw new TaskError(`Cannot read the file: ${reasonOf(error)}`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new TaskError(
      `Cannot read the file as JSON: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

type JsonObject = { readonly [key: string]: unknown };

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A schema has no keyword `schema`; one with such a member all the same has no `valid` or `invalid`. */
function isCase(content: unknown): content is JsonObject {
  if (!isObject(content) || !Object.hasOwn(content, "schema")) return false;
  const { schema } = content;
  return (typeof schema === "boolean" || isObject(schema)) &&
    (Object.hasOwn(content, "valid") || Object.hasOwn(content, "invalid") ||
      Object.keys(content).length === 1);
}
