import type { Means } from "../scope.ts";
import { commitPatiently } from "./patient_commit.ts";

/** The right to do something that only one process may do at a time. */
export interface Lease {
  /** Lets others have it at once; without this they wait until it ends. */
  release(): Promise<void>;
}

interface Held {
  readonly until: string;
}

/**
 * The lease on what the key names, or null while another one stands. One who
 * dies loses it when it ends, so it must be longer than the work takes.
 */
export async function claimLease(
  { kv, clock }: Pick<Means, "kv" | "clock">,
  key: Deno.KvKey,
  leaseMs: number,
): Promise<Lease | null> {
  const before = await kv.get<Held>(key);
  const nowMs = clock.now().getTime();
  if (before.value && Date.parse(before.value.until) > nowMs) return null;
  const held: Held = { until: new Date(nowMs + leaseMs).toISOString() };
  const claimed = await commitPatiently(
    kv.atomic().check(before).set(key, held, { expireIn: leaseMs }),
  );
  if (!claimed.ok) return null;
  const { versionstamp } = claimed;
  return {
    async release() {
      const mine = { key, versionstamp };
      await commitPatiently(kv.atomic().check(mine).delete(key));
    },
  };
}
