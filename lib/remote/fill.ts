import type { CatalogEntry } from "../catalog/entry.ts";
import { joinPath, ownValue } from "../forms/paths.ts";
import { parseTemplate, readPointer, type Reference } from "./template.ts";

/** What a connector holds, opened. */
export interface CheckValues {
  readonly config: Readonly<Record<string, unknown>>;
  readonly auth: Readonly<Record<string, string>>;
  /** Of an `oauth` connector that somebody has connected: `access_token`. */
  readonly token?: Readonly<Record<string, string>>;
}

/** All that templates are filled from. */
export interface Filling {
  readonly entry: Pick<CatalogEntry, "configSchema">;
  readonly values: CheckValues;
  readonly captured: ReadonlyMap<string, string>;
  /** The last answer's JSON. */
  readonly answer?: unknown;
}

/** A value that cannot be sent, at its field; found before anything leaves. */
export class FieldFault extends Error {
  override readonly name = "FieldFault";
  /** `config.base_url`; "" where it is no field's. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** How a value is written in its place; `path` is its field. */
export type Write = (text: string, path: string) => string;

/** The template with its places filled in, each value written by `write`. Throws a FieldFault. */
export function fillText(
  template: string,
  filling: Filling,
  write: Write = (text) => text,
): string {
  return parseTemplate(template).map((part) =>
    typeof part === "string"
      ? part
      : write(requireText(part, filling), pathOf(part))
  ).join("");
}

/** For headers: a line break or a letter outside latin1 would not go through. */
export function fillHeader(template: string, filling: Filling): string {
  return fillText(template, filling, (text, path) => {
    if (/^[\x20-\x7e\xa0-\xff]*$/.test(text)) return text;
    throw new FieldFault(
      path,
      "Remove what no header can carry, such as a line break or a letter outside latin1",
    );
  });
}

/** JSON with its texts filled in; one that is a place and nothing else keeps the value's type. */
export function fillJson(value: unknown, filling: Filling): unknown {
  if (typeof value === "string") {
    const [part, ...rest] = parseTemplate(value);
    return typeof part === "object" && rest.length === 0
      ? requireValue(part, filling)
      : fillText(value, filling);
  }
  if (Array.isArray(value)) {
    return value.map((item) => fillJson(item, filling));
  }
  if (!(value instanceof Object)) return value;
  return Object.fromEntries(
    Object.entries(value).map((
      [key, inner],
    ) => [key, fillJson(inner, filling)]),
  );
}

/** Missing where it was left empty and its schema has no default. */
export function readReference(
  { source, path }: Reference,
  { entry, values, captured, answer }: Filling,
): unknown {
  const [key = ""] = path;
  switch (source) {
    case "answer":
      return readPointer(answer, key);
    case "captured":
      return captured.get(key);
    case "config":
      return path.reduce(ownValue, values.config) ??
        defaultOf(entry.configSchema, path);
    default:
      return ownValue(values[source], key);
  }
}

function defaultOf(schema: unknown, path: readonly string[]): unknown {
  const property = path.reduce<unknown>(
    (found, key) => ownValue(ownValue(found, "properties"), key),
    schema,
  );
  return ownValue(property, "default");
}

function requireValue(reference: Reference, filling: Filling): unknown {
  const value = readReference(reference, filling);
  if (value !== undefined && value !== null && value !== "") return value;
  if (reference.source === "token") {
    throw new FieldFault("", "Connect it first");
  }
  throw new FieldFault(
    pathOf(reference),
    "Fill this in to test the connection",
  );
}

/** Throws a FieldFault for what is missing, or is no single value. */
export function requireText(reference: Reference, filling: Filling): string {
  const value = requireValue(reference, filling);
  if (typeof value !== "object") return String(value).toWellFormed();
  throw new FieldFault(pathOf(reference), "This must be a single value");
}

/** `config.base_url` */
export function pathOf({ source, path }: Reference): string {
  return path.reduce(joinPath, source);
}
