import { createCache } from "../lib/kv/cached.ts";
import { createLog } from "../lib/log.ts";
import { type Remote, RemoteFailure } from "../lib/remote/remote.ts";
import type { Clock, Means } from "../lib/scope.ts";
import { parseKeyRing } from "../lib/secrets/key_ring.ts";

/** A clock that moves a millisecond each time it is read, and by hand. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function createTestClock(start = "2026-01-05T09:00:00.000Z"): TestClock {
  let ms = Date.parse(start);
  return {
    now: () => new Date(ms++),
    advance: (by) => void (ms += by),
  };
}

/** 32 bytes of one value: plainly a key of nobody. */
export function testKey(id: string, fill: number): string {
  return `${id}:${btoa(String.fromCharCode(...new Uint8Array(32).fill(fill)))}`;
}

export interface TestMeansOptions {
  /** Path of a KV file, to share it between two means; in memory otherwise. */
  readonly kv?: string;
  readonly keys?: string;
  readonly clock?: TestClock;
  /** What answers for other services; without it every request is refused. */
  readonly remote?: Remote;
}

const refuseAll: Remote = () =>
  Promise.reject(
    new RemoteFailure("blocked", "Cannot send: this test has no remote"),
  );

export interface TestMeans extends Means {
  readonly clock: TestClock;
  /** What was logged, one JSON text each. */
  readonly logged: string[];
}

/** Means of one test: its own KV, clock, key ring and log. */
export async function createTestMeans(
  options: TestMeansOptions = {},
): Promise<TestMeans> {
  const clock = options.clock ?? createTestClock();
  const logged: string[] = [];
  return {
    kv: await Deno.openKv(options.kv ?? ":memory:"),
    clock,
    keyRing: parseKeyRing(options.keys ?? testKey("k1", 1)),
    log: createLog("debug", (text) => void logged.push(text), clock.now),
    cache: createCache(),
    remote: options.remote ?? refuseAll,
    logged,
  };
}
