import { AppError } from "../errors.ts";
import type { Means, Scope } from "../scope.ts";
import { commitTogether, type Draft, type Write } from "./commit_together.ts";
import { tenantRevisionKey } from "./revision.ts";

/** A commit in the making: every read is checked, every write waits for the end. */
export interface Transaction {
  /** Reads with strong consistency; the commit holds only if it is still so. */
  read<T>(key: Deno.KvKey): Promise<T | null>;
  set(key: Deno.KvKey, value: unknown, options?: { expireIn?: number }): void;
  delete(key: Deno.KvKey): void;
  /** Whether anything is to be written so far. */
  readonly hasWrites: boolean;
  /** Adds to a KvU64 without reading it, so that counters never make a race. */
  add(key: Deno.KvKey, delta: bigint): void;
}

/** A lost race is tried again this often (design.md section 4), then answered with `conflict`. */
const MAX_ATTEMPTS = 8;

/** Longest wait before the first retry; doubles with each, up to 200 ms. */
const JITTER_MS = 5;

/**
 * Changes the scope's tenant in one atomic commit that also moves the
 * tenant's revision, unless nothing is written. `work` runs again after a lost
 * race, so it must do nothing but read and write through its transaction.
 */
export async function commit<T>(
  scope: Scope,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const result = await transact(scope.means, async (tx) => {
    const value = await work(tx);
    if (tx.hasWrites) tx.add(tenantRevisionKey(scope.tenant.id), 1n);
    return value;
  });
  scope.revisions = undefined;
  return result;
}

/** One atomic commit outside any tenant: users, sessions, the catalog. */
export async function transact<T>(
  means: Means,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const draft: Draft = { checks: [], writes: [] };
    const result = await work(toTransaction(means.kv, draft));
    if (await commitTogether(means.kv, draft)) return result;
    await pause(Math.random() * Math.min(200, JITTER_MS * 2 ** attempt));
  }
  throw new AppError(
    "conflict",
    "Cannot save: others are changing the same thing; try again",
  );
}

function toTransaction(kv: Deno.Kv, draft: Draft): Transaction {
  const write = (one: Write) => void draft.writes.push(one);
  return {
    async read<T>(key: Deno.KvKey): Promise<T | null> {
      const entry = await kv.get<T>(key);
      draft.checks.push(entry);
      return entry.value;
    },
    get hasWrites() {
      return draft.writes.length > 0;
    },
    set: (key, value, options) => write({ kind: "set", key, value, options }),
    delete: (key) => write({ kind: "delete", key }),
    // KvU64 wraps, so the two's complement of a negative number takes away.
    add: (key, delta) =>
      write({ kind: "sum", key, delta: BigInt.asUintN(64, delta) }),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
