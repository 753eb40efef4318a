import { transact } from "../../kv/transaction.ts";
import type { Means } from "../../scope.ts";
import { toDigest } from "../digest.ts";
import { deleteSession } from "./store.ts";

/** Ends the session at once, in every process. An unknown one is as good as ended. */
export async function signOut(means: Means, token: string): Promise<void> {
  await transact(means, (tx) => {
    deleteSession(tx, toDigest(token));
    return Promise.resolve();
  });
}
