import { type Page, toCursor, toSelector } from "../../kv/page.ts";
import type { Transaction } from "../../kv/transaction.ts";
import type { Means, Scope } from "../../scope.ts";
import type { ApiToken } from "../records.ts";

function prefix(tenantId: string): Deno.KvKey {
  return ["tenant", tenantId, "tokens"];
}

export function tokenKey(tenantId: string, tokenId: string): Deno.KvKey {
  return [...prefix(tenantId), tokenId];
}

function digestKey(digest: string): Deno.KvKey {
  return ["token_digests", digest];
}

/** Where a token's record is; null for a digest that is no token's. */
export async function readTokenPlace(
  means: Means,
  digest: string,
): Promise<readonly [tenantId: string, tokenId: string] | null> {
  return (await means.kv.get<[string, string]>(digestKey(digest))).value;
}

export function readTokenIn(
  tx: Transaction,
  tenantId: string,
  tokenId: string,
): Promise<ApiToken | null> {
  return tx.read<ApiToken>(tokenKey(tenantId, tokenId));
}

export function insertToken(tx: Transaction, token: ApiToken): void {
  tx.set(tokenKey(token.tenantId, token.id), token);
  tx.set(digestKey(token.digest), [token.tenantId, token.id]);
}

export function deleteToken(tx: Transaction, token: ApiToken): void {
  tx.delete(tokenKey(token.tenantId, token.id));
  tx.delete(digestKey(token.digest));
}

/** Newest first, after the id of the cursor. */
export async function listTokenRecords(
  { means, tenant }: Scope,
  { limit, afterId }: { limit: number; afterId: string | null },
): Promise<Page<ApiToken>> {
  const selector = toSelector(prefix(tenant.id), afterId);
  const options = { reverse: true, limit: limit + 1 };
  const found = await Array.fromAsync(
    means.kv.list<ApiToken>(selector, options),
    ({ value }) => value,
  );
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: found.length > limit && last ? toCursor(last.id) : null,
  };
}
