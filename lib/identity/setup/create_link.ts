import { AppError } from "../../errors.ts";
import { transact } from "../../kv/transaction.ts";
import type { Means } from "../../scope.ts";
import { newSecret, toDigest } from "../digest.ts";
import { readHasUsersIn } from "../store.ts";
import { putSetupLink } from "./store.ts";

/** Time enough to find the console, and no longer. */
export const SETUP_LINK_MS = 24 * 60 * 60 * 1000;

export interface CreatedSetupLink {
  /** What the link carries; KV holds its digest. */
  readonly secret: string;
  readonly expiresAt: string;
}

/** The secret of a link that makes the first tenant. Links made before stay good. Throws `conflict` once there are users. */
export async function createSetupLink(
  means: Means,
): Promise<CreatedSetupLink> {
  const secret = newSecret();
  const endMs = means.clock.now().getTime() + SETUP_LINK_MS;
  const expiresAt = new Date(endMs).toISOString();
  await transact(means, async (tx) => {
    if (await readHasUsersIn(tx)) throw toAlreadySetUp();
    putSetupLink(tx, {
      digest: toDigest(secret),
      link: { expiresAt },
      expireIn: SETUP_LINK_MS,
    });
  });
  return { secret, expiresAt };
}

export function toAlreadySetUp(): AppError {
  return new AppError("conflict", "Cannot set up again: sign in instead");
}
