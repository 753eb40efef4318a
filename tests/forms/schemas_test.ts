import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { judgeSchema } from "./judge_schema.ts";
import { listSchemaFiles, readSchemaCase } from "./schema_file.ts";

const FOLDER = fileURLToPath(new URL("./schemas", import.meta.url));

for (const file of await listSchemaFiles(FOLDER)) {
  Deno.test(`SchemaFields() draws every part of ${file}, and keeps its values`, async () => {
    const given = await readSchemaCase(FOLDER, file);
    assert.ok(given.valid.length + given.invalid.length > 0);
    assert.deepEqual(judgeSchema(given).failures, []);
  });
}
