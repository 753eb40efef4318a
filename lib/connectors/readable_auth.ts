import type { Scope } from "../scope.ts";
import { openField, UnreadableFieldError } from "../secrets/seal.ts";
import type { Connector } from "./connector.ts";
import { authPlace } from "./draft.ts";
import { failConnector } from "./fail.ts";

/**
 * The connector as it may be shown: one whose credentials were sealed with a
 * key that is gone is set to `error` first, and breaks nothing else.
 */
export async function withReadableAuth(
  scope: Scope,
  connector: Connector,
): Promise<Connector> {
  if (connector.status === "error") return connector;
  const lost = Object.entries(connector.auth)
    .find(([, sealed]) => !scope.means.keyRing.has(sealed.keyId));
  if (lost === undefined) return connector;
  const [field, { keyId }] = lost;
  return await failConnector(
    scope,
    connector,
    `Cannot read ${field}: it was sealed with the key ${keyId}, which is not in the key ring. Put the key back, or enter ${field} anew.`,
  );
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

function toReason({ field, keyId, reason }: UnreadableFieldError): string {
  return reason === "missing_key"
    ? `Cannot read ${field}: it was sealed with the key ${keyId}, which is not in the key ring. Put the key back, or enter ${field} anew.`
    : `Cannot read ${field}: what is stored was damaged or moved. Enter ${field} anew.`;
}
