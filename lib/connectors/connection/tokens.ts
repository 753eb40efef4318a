import type { Scope } from "../../scope.ts";
import {
  openField,
  type SealedField,
  sealField,
  type SealPlace,
} from "../../secrets/seal.ts";

/** What is sealed beside the credentials that people type. */
export type TokenField =
  | "access_token"
  | "refresh_token"
  | "client_id"
  | "client_secret"
  | "code_verifier";

export function sealToken(
  scope: Scope,
  { connectorId, field }: {
    readonly connectorId: string;
    readonly field: TokenField;
  },
  text: string,
): Promise<SealedField> {
  return sealField(scope.means, tokenPlace(scope, connectorId, field), text);
}

/** Throws an UnreadableFieldError. */
export function openToken(
  scope: Scope,
  { connectorId, field }: {
    readonly connectorId: string;
    readonly field: TokenField;
  },
  sealed: SealedField,
): Promise<string> {
  return openField(scope.means, tokenPlace(scope, connectorId, field), sealed);
}

/** Where a token lives: part of what it is sealed with. */
export function tokenPlace(
  { tenant }: Scope,
  connectorId: string,
  field: TokenField,
): SealPlace {
  return {
    purpose: "connector.tokens",
    tenantId: tenant.id,
    connectorId,
    field,
  };
}
