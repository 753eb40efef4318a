import type { TSchema } from "typebox";
import type { CatalogEntry } from "../catalog/entry.ts";
import { AppError, type FieldErrors } from "../errors.ts";
import { inputErrors } from "../forms/require_input.ts";
import { validateAuthInput, validatorOf } from "../forms/validate.ts";
import type { Scope } from "../scope.ts";
import { type SealedField, sealField } from "../secrets/seal.ts";
import type { Transaction } from "../kv/transaction.ts";
import type { Connector } from "./connector.ts";
import type { UpdateConnectorInput } from "./input.ts";
import { requireStorable } from "./size.ts";
import { normalizeName, toDisplayName } from "./name.ts";
import { readNameHolderIn } from "./store.ts";

/** Longest name as an index key, in UTF-8 bytes: NFKC can make 18 characters of one, and a key holds 2 KiB. */
const MAX_NAME_KEY_BYTES = 1_500;

/** Control characters and halves of a surrogate pair; white space among them is collapsed before. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** Characters of no width: a name of these alone is blank. */
const WIDTHLESS = /\p{Default_Ignorable_Code_Point}/gu;

/** Faults at these leave the rest of the input readable. */
const APART = /^(name|tags)(\.|$)/;

/**
 * Faults of name and tags, to be told together with those of config and auth.
 * Throws `validation_failed` when the input's shape is wrong beyond them.
 */
export function shapeErrors(schema: TSchema, input: unknown): FieldErrors {
  const errors = inputErrors(schema, input);
  if (!Object.keys(errors).every((path) => APART.test(path))) {
    requireNoErrors(errors);
  }
  return errors;
}

/**
 * Every fault of what was typed, at its field: name, config by the entry's
 * schema, auth. Throws `too_large` first for what could not be stored anyway.
 */
export function draftErrors(
  entry: CatalogEntry,
  input: Pick<UpdateConnectorInput, "name" | "config" | "auth">,
): FieldErrors {
  requireStorable(input);
  return {
    ...(typeof input.name === "string" ? nameErrors(input.name) : {}),
    ...(input.config === undefined
      ? {}
      : validatorOf(entry, "config")(input.config, "config")),
    ...(input.auth === undefined ? {} : validateAuthInput(entry, input.auth)),
  };
}

function nameErrors(name: string): FieldErrors {
  if (UNPRINTABLE.test(toDisplayName(name))) {
    return { name: ["Use characters that can be seen"] };
  }
  const { length } = toDisplayName(name.replace(WIDTHLESS, ""));
  if (length < 2) return { name: ["Enter a name of at least 2 characters"] };
  const keyBytes = new TextEncoder().encode(normalizeName(name)).byteLength;
  if (keyBytes > MAX_NAME_KEY_BYTES) return { name: ["Shorten this name"] };
  return {};
}

/** Throws `validation_failed` with all of the errors, if there is one. */
export function requireNoErrors(errors: FieldErrors): void {
  const count = Object.keys(errors).length;
  if (count === 0) return;
  throw new AppError(
    "validation_failed",
    `Cannot save the connector: ${
      count === 1 ? "one field needs" : `${count} fields need`
    } attention`,
    { errors },
  );
}

/** Throws `conflict` at `name` if another connector of the tenant has it; the commit holds only while none does. */
export async function requireNameFree(
  tx: Transaction,
  connector: Pick<Connector, "id" | "tenantId" | "name">,
): Promise<void> {
  const { id, tenantId, name } = connector;
  const holder = await readNameHolderIn(tx, tenantId, name);
  if (holder === null || holder === id) return;
  throw new AppError(
    "conflict",
    "Cannot save the connector: its name is taken",
    {
      errors: { name: ["Another connector has this name; choose another"] },
    },
  );
}

/** Trimmed, without the empty and the repeated. */
export function toTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.map((tag) => toDisplayName(tag)))]
    .filter((tag) => tag !== "");
}

/** A field left out (or an empty text) keeps what is stored, a text replaces it, null clears it. */
export async function mergeAuth(
  scope: Scope,
  stored: Pick<Connector, "id" | "auth">,
  input: Readonly<Record<string, string | null>> = {},
): Promise<Readonly<Record<string, SealedField>>> {
  const auth = new Map(Object.entries(stored.auth));
  for (const [field, text] of Object.entries(input)) {
    if (text === null) auth.delete(field);
    if (text === null || text === "") continue;
    const place = authPlace(scope, stored.id, field);
    auth.set(field, await sealField(scope.means, place, text));
  }
  return Object.fromEntries(auth);
}

/** Where a credential lives: part of what it is sealed with, so that it opens nowhere else. */
export function authPlace(scope: Scope, connectorId: string, field: string) {
  return {
    purpose: "connector.auth",
    tenantId: scope.tenant.id,
    connectorId,
    field,
  };
}
