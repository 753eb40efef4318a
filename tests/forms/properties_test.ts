import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeForm } from "../../lib/forms/decode.ts";
import { toRootField } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { toFormState } from "../../lib/forms/form_state.ts";
import { isWithin } from "../../lib/forms/paths.ts";
import { withKept } from "../../lib/forms/secrets_kept.ts";
import { compileValidator } from "../../lib/forms/validate.ts";
import { anyKind, fitting, objectKind, withAny } from "./arbitrary_schemas.ts";
import { anyJunk } from "./arbitrary_junk.ts";
import { drawForm } from "./draw.tsx";
import { findFaults } from "./form_faults.ts";
import { parseForm } from "./html_form.ts";
import { rootOf, sendUntouched } from "./judge_schema.ts";
import { openingsOf } from "./openings.ts";

/** The same ones each time; more runs with other seeds find more. */
const RUNS = { seed: 20261123, numRuns: 150 };

/** As many ways to open a form of no sense are drawn. */
const OPENINGS = 5;

const DEPTH = 4;

const samples = fitting(objectKind(DEPTH));

Deno.test("decodeForm() makes of an untouched form the value that it was made of", () => {
  fc.assert(
    fc.property(samples, ({ schema, value }) => {
      const root = rootOf(schema);
      const form = parseForm(drawForm(root, toFormEntries(root, value)));
      const sent = sendUntouched(root, form, value);
      assert.deepEqual(sent, { value, faults: {} });
      assert.deepEqual(findFaults(form), []);
    }),
    RUNS,
  );
});

Deno.test("decodeForm() makes of its entries the value, of any kind of root", () => {
  fc.assert(
    fc.property(fitting(anyKind(DEPTH)), ({ schema, value }) => {
      const root = toRootField(schema);
      const state = toFormState(toFormEntries(root, value));
      const { value: back, kept, faults } = decodeForm(state, root);
      assert.deepEqual(withKept(root, back, { kept, stored: value }), value);
      assert.deepEqual(faults, {});
    }),
    RUNS,
  );
});

Deno.test("compileValidator() accepts what is made to fit", () => {
  fc.assert(
    fc.property(samples, ({ schema, value }) => {
      assert.equal(compileValidator(schema)(value, "config"), null);
    }),
    RUNS,
  );
});

Deno.test("compileValidator() says of any value what is wrong with it, or nothing", () => {
  fc.assert(
    fc.property(withAny(anyKind(DEPTH)), ({ schema, value }) => {
      const errors = compileValidator(schema)(value, "config") ?? {};
      for (const [path, sentences] of Object.entries(errors)) {
        assert.ok(isWithin(path, "config"));
        assert.ok(sentences.length > 0 && sentences.every(Boolean));
      }
    }),
    RUNS,
  );
});

Deno.test("toRootField() makes a form of whatever calls itself a schema", () => {
  fc.assert(
    fc.property(anyJunk, (schema) => {
      let room = OPENINGS;
      for (const { field, entries } of openingsOf(toRootField(schema))) {
        if (room-- === 0) break;
        assert.deepEqual(findFaults(parseForm(drawForm(field, entries))), []);
      }
    }),
    RUNS,
  );
});

Deno.test("decodeForm() is quick about a form that says nothing of a schema that contains itself", () => {
  const node = { $ref: "#" };
  const schema = { properties: { a: node, b: node, c: node, d: node } };
  const started = performance.now();
  assert.deepEqual(decodeForm(toFormState([]), toRootField(schema)).value, {});
  assert.ok(performance.now() - started < 1_000);
});
