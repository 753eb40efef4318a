import { serialize } from "node:v8";
import { findOauthFaults } from "../oauth/oauth_faults.ts";
import { findCheckFaults } from "../remote/check_faults.ts";
import type { CatalogEntryFile } from "./entry.ts";
import { CatalogEntryFileSchema } from "./entry_schema.ts";
import { parseJsonText } from "./json_text.ts";
import { findSchemaFaults } from "../forms/schema_faults.ts";
import type { SchemaFault } from "../forms/schema_pointer.ts";
import { findMisplacedSecrets } from "./misplaced_secrets.ts";
import { findFaults } from "./value_faults.ts";

/** KV holds 64 KiB a value; the rest is for what the stored entry adds. */
const MAX_BYTES = 64_000;

/** A broken file would only repeat itself after these. */
const MAX_FAULTS = 10;

/**
 * Reads one file of the catalog. Throws an Error that names the file and each
 * faulty place: line and column where it is not JSON, else a JSON pointer.
 */
export function parseCatalogEntry(
  fileName: string,
  text: string,
): CatalogEntryFile {
  const value = parseOrThrow(fileName, text);
  const faults = findFaults(CatalogEntryFileSchema, value);
  if (faults.length > 0) throw toError(fileName, faults);
  const entry = asCatalogEntryFile(value);
  const inner = entryFaults(entry);
  if (inner.length > 0) throw toError(fileName, inner);
  return entry;
}

function parseOrThrow(fileName: string, text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot read ${fileName}: ${message}`);
  }
}

/** Holds because the value has just passed CatalogEntryFileSchema, which says the same as the type. */
function asCatalogEntryFile(value: unknown): CatalogEntryFile {
  return value as CatalogEntryFile;
}

/** What the schema of the file cannot say: that its parts work, and fit each other. */
function entryFaults(entry: CatalogEntryFile): SchemaFault[] {
  const { configSchema, authSchema, subtitleField, authType, check, oauth } =
    entry;
  const faults = [
    ...findSchemaFaults(configSchema).map(below("/configSchema")),
    ...findSchemaFaults(authSchema).map(below("/authSchema")),
    ...(check === undefined ? [] : findCheckFaults(check, entry)),
    ...(oauth === undefined ? [] : findOauthFaults(oauth, entry)),
  ];
  // What is too deep cannot be measured: the stack would not do.
  if (faults.length > 0) return faults;
  faults.push(
    ...findMisplacedSecrets(configSchema).map(below("/configSchema")),
  );
  const configFields = propertyNames(configSchema.properties);
  if (subtitleField !== undefined && !configFields.includes(subtitleField)) {
    faults.push({
      pointer: "/subtitleField",
      message: `must name a property of configSchema: ${
        configFields.join(", ")
      }`,
    });
  }
  const hasFields = propertyNames(authSchema.properties).length > 0;
  if (hasFields === (authType === "none")) {
    faults.push({
      pointer: "/authSchema/properties",
      message: hasFields
        ? "must be empty where authType is none"
        : `must name what to sign in with where authType is ${authType}`,
    });
  }
  if (serialize(entry).byteLength > MAX_BYTES) {
    faults.push({ pointer: "", message: "is too large: at most 64 KiB" });
  }
  return faults;
}

function below(prefix: string): (fault: SchemaFault) => SchemaFault {
  return ({ pointer, message }) => ({ pointer: prefix + pointer, message });
}

function propertyNames(properties: unknown): string[] {
  return properties instanceof Object ? Object.keys(properties) : [];
}

function toError(fileName: string, faults: readonly SchemaFault[]): Error {
  const places = [
    ...new Set(faults.map((f) => `at ${f.pointer || "its top"} ${f.message}`)),
  ];
  const shown = places.slice(0, MAX_FAULTS);
  const rest = places.length - shown.length;
  if (rest > 0) shown.push(`and ${rest} more`);
  return new Error(`Cannot read ${fileName}: ${shown.join("; ")}`);
}
