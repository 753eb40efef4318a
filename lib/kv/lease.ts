import type { Means } from "../scope.ts";
import { commitPatiently } from "./patient_commit.ts";

/** The right to do something that only one process may do at a time. */
export interface Lease {
  /** Lets others have it at once; without this they wait until it ends. */
  release(): Promise<void>;
  /** Holds it for the whole time again; false where it has ended and another may have it. */
  extend(): Promise<boolean>;
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
  async function hold(from: Deno.AtomicCheck): Promise<string | null> {
    const untilMs = clock.now().getTime() + leaseMs;
    const held: Held = { until: new Date(untilMs).toISOString() };
    const claimed = await commitPatiently(
      kv.atomic().check(from).set(key, held, { expireIn: leaseMs }),
    );
    return claimed.ok ? claimed.versionstamp : null;
  }

  const before = await kv.get<Held>(key);
  const nowMs = clock.now().getTime();
  if (before.value && Date.parse(before.value.until) > nowMs) return null;
  let versionstamp = await hold(before);
  if (versionstamp === null) return null;
  return {
    async release() {
      if (versionstamp === null) return;
      const mine = { key, versionstamp };
      await commitPatiently(kv.atomic().check(mine).delete(key));
    },
    async extend() {
      if (versionstamp === null) return false;
      versionstamp = await hold({ key, versionstamp });
      return versionstamp !== null;
    },
  };
}
