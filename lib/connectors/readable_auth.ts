import type { Scope } from "../scope.ts";
import {
  openField,
  type SealedField,
  type SealPlace,
  UnreadableFieldError,
} from "../secrets/seal.ts";
import { tokenPlace } from "./connection/tokens.ts";
import type { Connector } from "./connector.ts";
import { authPlace } from "./draft.ts";
import { failUnreadable, toUnreadable } from "./fail.ts";
import { recoverReadable } from "./recover.ts";
import { SYSTEM } from "./system_change.ts";

/**
 * The connector as it may be shown: one whose sealed fields cannot be opened,
 * since their key is gone, is set to `error` first and breaks nothing else; one
 * that was set so goes back to what it was once they open again. One that was
 * deleted meanwhile is shown as it was.
 */
export async function withReadableAuth(
  scope: Scope,
  connector: Connector,
): Promise<Connector> {
  if (connector.failedBy === "secret") {
    const isReadable = await findUnreadable(scope, connector) === null;
    if (!isReadable) return connector;
    return await recoverReadable(scope, connector) ?? connector;
  }
  if (connector.status === "error") return connector;
  const { keyRing } = scope.means;
  const lost = sealedFieldsOf(scope, connector)
    .find(({ sealed }) => !keyRing.has(sealed.keyId));
  if (lost === undefined) return connector;
  const { place: { field }, sealed: { keyId } } = lost;
  const error = new UnreadableFieldError(field, keyId, "missing_key");
  const reason = toReason(error);
  if (hasJustRecovered(scope, connector)) {
    return { ...connector, ...toUnreadable(connector, reason) };
  }
  return await failUnreadable(scope, connector, reason) ?? connector;
}

/** Two processes with different keys, as while a new key is rolled out, would otherwise undo each other's finding at each look. */
const SETTLE_MS = 10 * 60 * 1000;

/** Whether the server's own change was the last one, and not long ago. What it finds otherwise by now is shown, but not kept. */
function hasJustRecovered(
  { means: { clock } }: Scope,
  { updatedBy, updatedAt }: Connector,
): boolean {
  const ageMs = clock.now().getTime() - Date.parse(updatedAt);
  return updatedBy.id === SYSTEM.id && ageMs < SETTLE_MS;
}

/** All that is sealed of a connector, with its place: credentials, tokens, and its app at the service. */
function sealedFieldsOf(
  scope: Scope,
  { id, auth, connection, oauthApp }: Connector,
): readonly { readonly place: SealPlace; readonly sealed: SealedField }[] {
  const tokens = [
    ["access_token", connection?.accessToken],
    ["refresh_token", connection?.refreshToken],
    ["client_id", oauthApp?.clientId],
    ["client_secret", oauthApp?.clientSecret],
  ] as const;
  return [
    ...Object.entries(auth).map(([field, sealed]) => ({
      place: authPlace(scope, id, field),
      sealed,
    })),
    ...tokens.flatMap(([field, sealed]) =>
      sealed ? [{ place: tokenPlace(scope, id, field), sealed }] : []
    ),
  ];
}

/** The reason why one of the sealed fields cannot be read, or null. */
async function findUnreadable(
  scope: Scope,
  connector: Connector,
): Promise<string | null> {
  try {
    for (const { place, sealed } of sealedFieldsOf(scope, connector)) {
      await openField(scope.means, place, sealed);
    }
    return null;
  } catch (error) {
    if (!(error instanceof UnreadableFieldError)) throw error;
    return toReason(error);
  }
}

/** What the credentials hold, or the reason why one cannot be read. */
export type OpenedAuth =
  | { readonly auth: Readonly<Record<string, string>> }
  | { readonly auth: null; readonly reason: string };

/** Opens every credential, for a request to the service and for nothing else. */
export async function openAuth(
  scope: Scope,
  connector: Pick<Connector, "id" | "auth">,
): Promise<OpenedAuth> {
  const auth: [string, string][] = [];
  for (const [field, sealed] of Object.entries(connector.auth)) {
    const place = authPlace(scope, connector.id, field);
    try {
      auth.push([field, await openField(scope.means, place, sealed)]);
    } catch (error) {
      if (!(error instanceof UnreadableFieldError)) throw error;
      return { auth: null, reason: toReason(error) };
    }
  }
  return { auth: Object.fromEntries(auth) };
}

/**
 * Opens every credential and forgets it: the reason why one cannot be read, or
 * null. Activation asks, since an active connector must be able to publish.
 */
export async function findUnreadableAuth(
  scope: Scope,
  connector: Pick<Connector, "id" | "auth">,
): Promise<string | null> {
  const opened = await openAuth(scope, connector);
  return opened.auth === null ? opened.reason : null;
}

/** What a person can do about a field that does not open. */
export function toReason(
  { field, keyId, reason }: UnreadableFieldError,
): string {
  const anew = field.endsWith("_token")
    ? "connect again"
    : `enter ${field} anew`;
  return reason === "missing_key"
    ? `Cannot read ${field}: it was sealed with the key ${keyId}, which is not in the key ring. Put the key back, or ${anew}.`
    : `Cannot read ${field}: what is stored was damaged or moved. To mend it, ${anew}.`;
}
