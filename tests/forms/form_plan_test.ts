import assert from "node:assert/strict";
import { decodeForm } from "../../lib/forms/decode.ts";
import { toRootField } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { toPlan } from "../../lib/forms/form_plan.ts";
import { toFormState } from "../../lib/forms/form_state.ts";
import { readPlan } from "../../lib/forms/read_plan.ts";
import { listSchemaFiles, readSchemaCase } from "./schema_file.ts";

const FOLDER = new URL("schemas", import.meta.url).pathname;

Deno.test("readPlan() reads a form as its schema does, for every schema and value of ours", async () => {
  for (const file of await listSchemaFiles(FOLDER)) {
    const { schema, valid } = await readSchemaCase(FOLDER, file);
    const field = toRootField(schema);
    for (const value of valid) {
      const state = toFormState(toFormEntries(field, value));
      const plan = JSON.parse(JSON.stringify(toPlan(field, state)));
      const [here, there] = [field, readPlan(plan)].map((field) => {
        const { value, faults, kept } = decodeForm(state, field);
        return { value, faults, kept };
      });
      assert.deepEqual(there, here, `${file} ${JSON.stringify(value)}`);
    }
  }
});

Deno.test("toPlan() holds what is drawn and nothing of the schema besides", () => {
  const field = toRootField({
    properties: {
      a: {
        oneOf: ["x", "y"].map((key) => ({
          required: [key],
          properties: { [key]: { type: "string", description: "Not sent" } },
        })),
      },
    },
    required: ["a"],
  });
  const state = toFormState(toFormEntries(field, { a: { y: "1" } }));
  const text = JSON.stringify(toPlan(field, state));
  assert.match(text, /"key":"y"/);
  assert.doesNotMatch(text, /Not sent|"key":"x"/);
});
