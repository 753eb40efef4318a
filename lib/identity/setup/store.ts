import type { Transaction } from "../../kv/transaction.ts";
import type { Means } from "../../scope.ts";

/** When a set-up link ends; more than one may be open, one for each process that started. */
export interface SetupLink {
  readonly expiresAt: string;
}

function linkKey(digest: string): Deno.KvKey {
  return ["setup_links", digest];
}

export async function readSetupLink(
  means: Means,
  digest: string,
): Promise<SetupLink | null> {
  return (await means.kv.get<SetupLink>(linkKey(digest))).value;
}

export function readSetupLinkIn(
  tx: Transaction,
  digest: string,
): Promise<SetupLink | null> {
  return tx.read<SetupLink>(linkKey(digest));
}

export function putSetupLink(
  tx: Transaction,
  { digest, link, expireIn }: {
    digest: string;
    link: SetupLink;
    expireIn: number;
  },
): void {
  tx.set(linkKey(digest), link, { expireIn });
}

export function deleteSetupLink(tx: Transaction, digest: string): void {
  tx.delete(linkKey(digest));
}
