import type { Grant } from "../../oauth/client.ts";
import type { Scope } from "../../scope.ts";
import type { Connection } from "./connection.ts";
import { sealToken } from "./tokens.ts";

export type SealedGrant = Pick<
  Connection,
  "accessToken" | "refreshToken" | "issuedAt" | "expiresAt"
>;

/** The tokens of a grant as they are stored; without a refresh token where none came. */
export async function sealGrant(
  scope: Scope,
  connectorId: string,
  { accessToken, refreshToken, expiresInSeconds }: Grant,
): Promise<SealedGrant> {
  const now = scope.means.clock.now().getTime();
  const access = { connectorId, field: "access_token" } as const;
  const refresh = { connectorId, field: "refresh_token" } as const;
  return {
    accessToken: await sealToken(scope, access, accessToken),
    ...(refreshToken === null ? {} : {
      refreshToken: await sealToken(scope, refresh, refreshToken),
    }),
    issuedAt: new Date(now).toISOString(),
    expiresAt: expiresInSeconds === null
      ? null
      : new Date(now + expiresInSeconds * 1000).toISOString(),
  };
}
