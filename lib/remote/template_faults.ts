import type { CatalogEntryFile, JsonSchema } from "../catalog/entry.ts";
import type { SchemaFault as Fault } from "../forms/schema_pointer.ts";
import { ownValue } from "../forms/paths.ts";
import {
  parseTemplate,
  type Part,
  type Reference,
  type Source,
} from "./template.ts";

export type Checked = Pick<
  CatalogEntryFile,
  "configSchema" | "authSchema" | "authType"
>;

/** Where in the file a template stands, and what it may name there. */
export interface Place extends Checked {
  readonly pointer: string;
  readonly sources: readonly Source[];
  /** What earlier steps have captured. */
  readonly captured: ReadonlySet<string>;
}

/** Where secrets may stand, since it is sent and never shown. */
export const SENT: readonly Source[] = ["config", "auth", "token", "captured"];
export const COMPARED: readonly Source[] = ["config"];
export const SHOWN: readonly Source[] = ["config", "answer"];

/** Every text within a value is a template. */
export function findTextFaults(value: unknown, place: Place): Fault[] {
  if (typeof value === "string") {
    return guarded(place, () => findPartFaults(parseTemplate(value), place));
  }
  if (!(value instanceof Object)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findTextFaults(inner, at(place, key))
  );
}

function findPartFaults(parts: readonly Part[], place: Place): Fault[] {
  return parts.flatMap((part) =>
    typeof part === "string" ? [] : findReferenceFaults(part, place)
  );
}

/** Whether a reference names what there is. */
export function findReferenceFaults(
  { source, path, text }: Reference,
  { pointer, sources, captured, ...entry }: Place,
): Fault[] {
  const fault = (message: string) => [{ pointer, message }];
  if (!sources.includes(source)) {
    return fault(
      source === "answer"
        ? `names ${text}, but there is no answer yet`
        : `names ${text}, but only ${sources.join(" and ")} may be read here`,
    );
  }
  if (source === "answer") return [];
  if (source === "captured") {
    const [name = ""] = path;
    if (path.length === 1 && captured.has(name)) return [];
    return fault(`names ${text}, which no earlier step captures`);
  }
  if (source === "token") {
    if (text === "token.access_token" && entry.authType === "oauth") return [];
    return fault(
      `names ${text}, but only oauth entries have token.access_token`,
    );
  }
  const schema = source === "config" ? entry.configSchema : entry.authSchema;
  const isKnown = source === "auth"
    ? path.length === 1 && namesOf(schema).includes(path[0] ?? "")
    : hasProperty(schema, path);
  if (isKnown) return [];
  return fault(
    `names ${text}, which is no property of ${source}Schema: ${
      namesOf(schema).join(", ")
    }`,
  );
}

/** Below what is no plain object of properties, a `$ref` or a choice, anything may be. */
function hasProperty(schema: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  const properties = ownValue(schema, "properties");
  if (!(properties instanceof Object)) return !isLeaf(schema);
  return Object.hasOwn(properties, key) &&
    hasProperty(ownValue(properties, key), rest);
}

function isLeaf(schema: unknown): boolean {
  const type = ownValue(schema, "type");
  return typeof type === "string" && type !== "object" && type !== "array";
}

/** The properties that a schema names. */
export function namesOf(schema: JsonSchema): string[] {
  return schema.properties instanceof Object
    ? Object.keys(schema.properties)
    : [];
}

/** The same, for a part of what stands there. */
export function at(place: Place, ...keys: readonly (string | number)[]): Place {
  const tokens = keys.map((key) =>
    `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`
  );
  return { ...place, pointer: place.pointer + tokens.join("") };
}

/** What was found, or what was thrown on the way, at the place. */
export function guarded(place: Place, find: () => Fault[]): Fault[] {
  try {
    return find();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ pointer: place.pointer, message }];
  }
}
