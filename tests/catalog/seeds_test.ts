import assert from "node:assert/strict";
import { listCatalogEntries } from "../../lib/catalog/store.ts";
import {
  CATALOG_FOLDER,
  seedCatalog,
  toSeedSummary,
} from "../../seeds/seed.ts";
import { createTestMeans } from "../test_means.ts";
import { entryFile } from "./entry_file.ts";

const ICONS = "node_modules/@tabler/icons/icons/outline";

/** The folder with these files, for the time of the story. */
async function withFolder(
  files: Readonly<Record<string, string>>,
  story: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    await story(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function seedTwice(folder: string): Promise<readonly [string, string]> {
  const means = await createTestMeans();
  try {
    const first = toSeedSummary(await seedCatalog(means, folder));
    return [first, toSeedSummary(await seedCatalog(means, folder))];
  } finally {
    means.kv.close();
  }
}

Deno.test("seedCatalog() creates the four seeds once", async () => {
  assert.deepEqual(await seedTwice(CATALOG_FOLDER), [
    "4 created, 0 updated, 0 unchanged, 0 retired",
    "0 created, 0 updated, 4 unchanged, 0 retired",
  ]);
});

Deno.test("seedCatalog() writes nothing and names file and place, when one file is broken", async () => {
  const files = {
    "a.json": JSON.stringify(entryFile("a")),
    "b.json": '{\n  "key": oops',
    "c.json": JSON.stringify({ ...entryFile("c"), icon: 5 }),
  };
  await withFolder(files, async (folder) => {
    const means = await createTestMeans();
    await assert.rejects(seedCatalog(means, folder), ({ message }: Error) => {
      assert.match(message, /b\.json: line 2, column 10: /);
      assert.match(message, /c\.json: at \/icon must be string/);
      return true;
    });
    assert.deepEqual(await listCatalogEntries(means), []);
    means.kv.close();
  });
});

Deno.test("seedCatalog() refuses two files of one key", async () => {
  const text = JSON.stringify(entryFile("a"));
  await withFolder({ "a.json": text, "b.json": text }, async (folder) => {
    await assert.rejects(
      seedTwice(folder),
      /b\.json: at \/key "a" is already that of .*a\.json/,
    );
  });
});

Deno.test("seedCatalog() refuses a folder without entries, and does not retire them all", async () => {
  await withFolder({}, async (folder) => {
    await assert.rejects(seedTwice(folder), /there are no \.json files in/);
    await assert.rejects(seedTwice(`${folder}/gone`), /there are no \.json/);
  });
});

Deno.test("the seeds use icons that exist, and say each field in words", async () => {
  const means = await createTestMeans();
  await seedCatalog(means, CATALOG_FOLDER);
  for (const entry of await listCatalogEntries(means)) {
    await Deno.stat(`${ICONS}/${entry.icon}.svg`);
    for (const schema of [entry.configSchema, entry.authSchema]) {
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        assert.ok(field.title && field.description, `${entry.key}: ${name}`);
      }
    }
  }
  means.kv.close();
});
