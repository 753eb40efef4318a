import assert from "node:assert/strict";
import {
  listCatalogEntries,
  readCatalogEntry,
} from "../../lib/catalog/store.ts";
import { syncCatalog } from "../../lib/catalog/sync.ts";
import { CATALOG_REVISION } from "../../lib/kv/revision.ts";
import type { Means } from "../../lib/scope.ts";
import { createTestMeans } from "../test_means.ts";
import { entryFile } from "./entry_file.ts";

const FILES = [entryFile("a"), entryFile("b")];

async function withMeans(story: (means: Means) => Promise<void>) {
  const means = await createTestMeans();
  try {
    await story(means);
  } finally {
    means.kv.close();
  }
}

async function revision({ kv }: Means): Promise<bigint> {
  return (await kv.get<Deno.KvU64>(CATALOG_REVISION)).value?.value ?? 0n;
}

Deno.test("syncCatalog() creates what is new, with version and time", () =>
  withMeans(async (means) => {
    assert.deepEqual(await syncCatalog(means, FILES), {
      created: 2,
      updated: 0,
      unchanged: 0,
      retired: 0,
    });
    const stored = await readCatalogEntry(means, "a");
    assert.equal(stored?.version, 1);
    assert.equal(stored?.retiredAt, null);
    assert.match(stored?.updatedAt ?? "", /^2026-01-05T/);
  }));

Deno.test("syncCatalog() writes nothing, when nothing differs", () =>
  withMeans(async (means) => {
    await syncCatalog(means, FILES);
    const before = await revision(means);
    const result = await syncCatalog(means, FILES);
    assert.equal(result.unchanged, 2);
    assert.equal(await revision(means), before);
  }));

Deno.test("syncCatalog() raises the version of what changed, and of nothing else", () =>
  withMeans(async (means) => {
    await syncCatalog(means, FILES);
    const changed = { ...entryFile("a"), name: "Another name" };
    const result = await syncCatalog(means, [changed, entryFile("b")]);
    assert.deepEqual(result, {
      created: 0,
      updated: 1,
      unchanged: 1,
      retired: 0,
    });
    const entries = await listCatalogEntries(means);
    assert.deepEqual(entries.map((e) => [e.name, e.version]), [
      ["Another name", 2],
      ["Example", 1],
    ]);
  }));

Deno.test("syncCatalog() takes a new order of fields for a change: forms follow it", () =>
  withMeans(async (means) => {
    const properties = { one: { type: "string" }, two: { type: "string" } };
    const { one, two } = properties;
    const file = (fields: object) => ({
      ...entryFile("a"),
      configSchema: { type: "object", properties: fields },
    });
    await syncCatalog(means, [file({ one, two })]);
    assert.equal((await syncCatalog(means, [file({ two, one })])).updated, 1);
  }));

Deno.test("syncCatalog() retires an entry once, when its file is gone, and keeps it", () =>
  withMeans(async (means) => {
    await syncCatalog(means, FILES);
    assert.equal((await syncCatalog(means, [entryFile("a")])).retired, 1);
    const retired = await readCatalogEntry(means, "b");
    assert.match(retired?.retiredAt ?? "", /^2026-01-05T/);
    assert.equal(retired?.name, "Example");
    assert.deepEqual(await syncCatalog(means, [entryFile("a")]), {
      created: 0,
      updated: 0,
      unchanged: 1,
      retired: 0,
    });
  }));

Deno.test("syncCatalog() brings a retired entry back, when its file returns", () =>
  withMeans(async (means) => {
    await syncCatalog(means, FILES);
    await syncCatalog(means, [entryFile("a")]);
    assert.equal((await syncCatalog(means, FILES)).updated, 1);
    assert.equal((await readCatalogEntry(means, "b"))?.retiredAt, null);
  }));

Deno.test("syncCatalog() creates each entry once, when two run at the same time", () =>
  withMeans(async (means) => {
    const results = await Promise.all([
      syncCatalog(means, FILES),
      syncCatalog(means, FILES),
    ]);
    assert.equal(results[0].created + results[1].created, 2);
    assert.equal((await readCatalogEntry(means, "a"))?.version, 1);
  }));

Deno.test("syncCatalog() takes more entries than a commit has checks", () =>
  withMeans(async (means) => {
    const files = Array.from({ length: 150 }, (_, i) => entryFile(`k${i}`));
    assert.equal((await syncCatalog(means, files)).created, 150);
    assert.equal((await syncCatalog(means, files)).unchanged, 150);
  }));
