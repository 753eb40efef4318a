import { installConnector } from "../../lib/connectors/install.ts";
import type { Scope } from "../../lib/scope.ts";
import { companyBlog } from "../connector_inputs.ts";

const COUNT = 1_000;
const AT_ONCE = 16;

export interface CommitRates {
  readonly install: number;
  /** A bare commit of the same keys and bytes. */
  readonly bare: number;
}

/** Installs a second by the verb, beside bare KV commits of what one install writes. */
export async function measureCommits(scope: Scope): Promise<CommitRates> {
  const { kv } = scope.means;
  let n = 0;
  const name = () => `Commit ${n++}`;
  const { id } = await installConnector(scope, companyBlog({ name: name() }));
  const written = await readWritten(scope, id);
  const bare = await rate(async () => {
    const mark = crypto.randomUUID();
    const operation = kv.atomic();
    for (const { key, value } of written) {
      const fresh = ["bench", mark, ...key];
      if (value instanceof Deno.KvU64) operation.sum(["bench", ...key], 1n);
      else {operation.check({ key: fresh, versionstamp: null }).set(
          fresh,
          value,
        );}
    }
    await operation.commit();
  });
  const install = await rate(async () => {
    await installConnector(scope, companyBlog({ name: name() }));
  });
  return { install, bare };
}

/** All that one install wrote: the record, its indexes and event, and the counters. */
async function readWritten({ means, tenant }: Scope, id: string) {
  const written: { key: Deno.KvKey; value: unknown }[] = [];
  for await (const entry of means.kv.list({ prefix: ["tenant", tenant.id] })) {
    const text = JSON.stringify(
      [entry.key, entry.value],
      (_, v) => typeof v === "bigint" ? `${v}` : v,
    );
    if (text.includes(id) || entry.value instanceof Deno.KvU64) {
      written.push(entry);
    }
  }
  return written;
}

async function rate(work: () => Promise<void>): Promise<number> {
  for (let i = 0; i < 100; i++) await work();
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let i = 0; i < COUNT / AT_ONCE; i++) await work();
  }));
  return COUNT / (performance.now() - began) * 1000;
}
