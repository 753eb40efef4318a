import type { Means } from "../scope.ts";
import { commitPatiently } from "./patient_commit.ts";

/** What becomes of a value that is good for one use and for some minutes. */
export type Taken<T> =
  | { readonly kind: "taken"; readonly value: T }
  | { readonly kind: "used" }
  /** Never kept, or ended. */
  | { readonly kind: "unknown" };

interface Kept<T> {
  /** Null once it was taken: so a second use can be told from a made-up one. */
  readonly value: T | null;
  readonly expiresAt: string;
}

type KvMeans = Pick<Means, "kv" | "clock">;

/** Keeps a value for one `takeOnce` within the time. */
export async function keepOnce(
  { kv, clock }: KvMeans,
  key: Deno.KvKey,
  { value, expireMs }: { readonly value: unknown; readonly expireMs: number },
): Promise<void> {
  const endMs = clock.now().getTime() + expireMs;
  const kept: Kept<unknown> = {
    value,
    expiresAt: new Date(endMs).toISOString(),
  };
  await commitPatiently(kv.atomic().set(key, kept, { expireIn: expireMs }));
}

/** The value, for exactly one caller of however many at once. */
export async function takeOnce<T>(
  { kv, clock }: KvMeans,
  key: Deno.KvKey,
): Promise<Taken<T>> {
  const entry = await kv.get<Kept<T>>(key);
  if (entry.value === null) return { kind: "unknown" };
  const { value, expiresAt } = entry.value;
  const leftMs = Date.parse(expiresAt) - clock.now().getTime();
  if (leftMs <= 0) return { kind: "unknown" };
  if (value === null) return { kind: "used" };
  const used: Kept<T> = { value: null, expiresAt };
  const { ok } = await commitPatiently(
    kv.atomic().check(entry).set(key, used, { expireIn: leftMs }),
  );
  return ok ? { kind: "taken", value } : { kind: "used" };
}
