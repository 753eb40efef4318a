import { commitPatiently } from "./patient_commit.ts";

/** What a commit holds and writes, before it is sent. */
export interface Draft {
  readonly checks: Deno.AtomicCheck[];
  /** In their order. */
  readonly writes: Write[];
}

export type Write =
  | {
    readonly kind: "set";
    readonly key: Deno.KvKey;
    readonly value: unknown;
    readonly options: { expireIn?: number } | undefined;
  }
  | { readonly kind: "delete"; readonly key: Deno.KvKey }
  | {
    readonly kind: "sum";
    readonly key: Deno.KvKey;
    readonly delta: bigint;
  };

interface Waiting {
  readonly draft: Draft;
  readonly touched: Touched;
  readonly resolve: (ok: boolean) => void;
  readonly reject: (reason: unknown) => void;
}

/** The keys of a draft as texts, made once however long it waits. */
interface Touched {
  readonly held: readonly string[];
  readonly written: readonly string[];
  readonly summed: readonly string[];
}

interface Queue {
  waiting: Waiting[];
  underWay: number;
}

/** KV's limits are 100 checks and 1,000 writes, and 800 KiB in all: records are small, and what is too large goes alone. */
const MOST_CHECKS = 90;
const MOST_WRITES = 900;
const MOST_DRAFTS = 16;

/** Sent at once; a server over the network does more than one thing at a time. */
const MOST_UNDER_WAY = 2;

const queues = new WeakMap<Deno.Kv, Queue>();

/**
 * Commits the draft, false where a check does not hold. Those that come while
 * others are under way go together, as far as none touches what another one
 * has changed: the storage then writes to its disk once for all of them. Each
 * holds or fails by itself, as if they had gone one after the other.
 */
export function commitTogether(kv: Deno.Kv, draft: Draft): Promise<boolean> {
  const queue = queues.get(kv) ?? { waiting: [], underWay: 0 };
  queues.set(kv, queue);
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  queue.waiting.push({ draft, touched: toTouched(draft), resolve, reject });
  if (queue.underWay < MOST_UNDER_WAY) void sendAll(kv, queue);
  return promise;
}

async function sendAll(kv: Deno.Kv, queue: Queue): Promise<void> {
  queue.underWay++;
  while (queue.waiting.length > 0) await sendGroup(kv, takeGroup(queue));
  queue.underWay--;
}

/** The first of those that wait, and all that may go with it. */
function takeGroup(queue: Queue): readonly Waiting[] {
  const group = new Group();
  const [taken, left]: [Waiting[], Waiting[]] = [[], []];
  let seen = 0;
  while (seen < queue.waiting.length && taken.length < MOST_DRAFTS) {
    const each = queue.waiting[seen++];
    if (each) (group.admit(each) ? taken : left).push(each);
  }
  queue.waiting = [...left, ...queue.waiting.slice(seen)];
  return taken;
}

/** Keys that a group has changed already: nobody may hold or change these in the same commit, though all may add to a counter. */
class Group {
  readonly #written = new Set<string>();
  readonly #summed = new Set<string>();
  #checks = 0;
  #writes = 0;

  admit({ draft: { checks, writes }, touched }: Waiting): boolean {
    const { held, written, summed } = touched;
    const isFull = this.#checks + checks.length > MOST_CHECKS ||
      this.#writes + writes.length > MOST_WRITES;
    const collides =
      [...held, ...written].some((key) =>
        this.#written.has(key) || this.#summed.has(key)
      ) || summed.some((key) => this.#written.has(key));
    const isFirst = this.#checks + this.#writes === 0;
    if (!isFirst && (isFull || collides)) return false;
    this.#checks += checks.length;
    this.#writes += writes.length;
    for (const key of written) this.#written.add(key);
    for (const key of summed) this.#summed.add(key);
    return true;
  }
}

function toTouched({ checks, writes }: Draft): Touched {
  const isSum = ({ kind }: Write) => kind === "sum";
  return {
    held: checks.map(toText),
    written: writes.filter((write) => !isSum(write)).map(toText),
    summed: writes.filter(isSum).map(toText),
  };
}

function toText({ key }: { readonly key: Deno.KvKey }): string {
  return JSON.stringify(key);
}

async function sendGroup(
  kv: Deno.Kv,
  group: readonly Waiting[],
): Promise<void> {
  const [first, ...others] = group;
  if (first === undefined) return;
  if (others.length === 0) return await sendAlone(kv, first);
  try {
    const operation = toOperation(kv, group.map(({ draft }) => draft));
    if ((await commitPatiently(operation)).ok) {
      for (const { resolve } of group) resolve(true);
      return;
    }
  } catch (error) {
    // KV refuses what it cannot store, or is too large, with a TypeError, before it writes.
    if (!(error instanceof TypeError)) {
      for (const { reject } of group) reject(error);
      return;
    }
  }
  // One of them is at fault; which, shows when each goes alone.
  await Promise.all(group.map((each) => sendAlone(kv, each)));
}

async function sendAlone(
  kv: Deno.Kv,
  { draft, resolve, reject }: Waiting,
): Promise<void> {
  try {
    resolve((await commitPatiently(toOperation(kv, [draft]))).ok);
  } catch (error) {
    reject(error);
  }
}

function toOperation(
  kv: Deno.Kv,
  drafts: readonly Draft[],
): Deno.AtomicOperation {
  const operation = kv.atomic();
  for (const { checks, writes } of drafts) {
    operation.check(...checks);
    for (const write of writes) put(operation, write);
  }
  return operation;
}

function put(operation: Deno.AtomicOperation, write: Write): void {
  const { kind, key } = write;
  if (kind === "set") operation.set(key, write.value, write.options);
  else if (kind === "sum") operation.sum(key, write.delta);
  else operation.delete(key);
}
