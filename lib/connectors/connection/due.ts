import type { Connection } from "./connection.ts";

/** Renewed this long before its end, or a tenth of its life where that is less. */
const MAX_SKEW_MS = 5 * 60 * 1000;

/** When the access token ends; never where the service does not say. */
export function toEndMs({ expiresAt }: Connection): number {
  return expiresAt === null ? Infinity : Date.parse(expiresAt);
}

/** From when on it is renewed, shortly before its end. */
export function toDueMs(connection: Connection): number {
  const endMs = toEndMs(connection);
  const lifeMs = endMs - Date.parse(connection.issuedAt);
  return endMs - Math.min(MAX_SKEW_MS, lifeMs / 10);
}

/** When to renew it next, ISO 8601: when due, and not before the next attempt where there was trouble. Null where nothing is to be renewed. */
export function toRenewalAt(connection: Connection | undefined): string | null {
  if (!connection?.refreshToken || connection.refused) return null;
  if (connection.expiresAt === null) return null;
  const due = new Date(toDueMs(connection)).toISOString();
  const next = connection.trouble?.nextAttemptAt ?? due;
  return next > due ? next : due;
}
