import { isDeepStrictEqual } from "node:util";
import type { Connector } from "./connector.ts";

const FIELDS = ["name", "config", "tags", "status", "statusReason"] as const;

/**
 * Names of what differs, credentials one by one, and no values. A form sends
 * all of its fields: what was sent says nothing of what has changed. A
 * credential that was typed again counts, since nobody compares them.
 */
export function changedFields(
  before: Connector,
  after: Connector,
): readonly string[] {
  const fields: string[] = FIELDS.filter((field) => {
    return !isDeepStrictEqual(before[field], after[field]);
  });
  const auth = new Set([
    ...Object.keys(before.auth),
    ...Object.keys(after.auth),
  ]);
  const authFields = [...auth]
    .filter((field) =>
      !isDeepStrictEqual(before.auth[field], after.auth[field])
    )
    .map((field) => `auth.${field}`);
  return [...fields, ...authFields];
}
