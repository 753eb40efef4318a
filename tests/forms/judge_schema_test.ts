import assert from "node:assert/strict";
import { toRootField } from "../../lib/forms/fields.ts";
import { findFaults } from "./form_faults.ts";
import { entriesOf, parseForm } from "./html_form.ts";
import { judgeSchema } from "./judge_schema.ts";
import { openingsOf } from "./openings.ts";
import { listSchemaFiles, readSchemaCase } from "./schema_file.ts";

async function inFolder(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function run(...args: readonly string[]): Promise<Deno.CommandOutput> {
  const main = new URL("./main.ts", import.meta.url).pathname;
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", main, ...args],
  });
  return command.output();
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

Deno.test("judgeSchema() tells of values that do not mean what the file says", () => {
  const schema = { properties: { a: { type: "string" } } };
  const { failures, leaves, values } = judgeSchema({
    name: "test",
    schema,
    valid: [{ a: "x" }, { a: 1 }],
    invalid: [{ a: 1 }, { a: "x" }],
  });
  assert.deepEqual(failures, [
    "valid 1: refused: config.a: Enter text",
    'invalid 1: {"a":"x"} is not refused',
  ]);
  assert.deepEqual([leaves, values], [1, 4]);
});

Deno.test("judgeSchema() tells of a schema that does not compile, and judges the rest", () => {
  const { failures } = judgeSchema({
    name: "test",
    schema: { $ref: "https://elsewhere.example/schema.json" },
    valid: [],
    invalid: [],
  });
  assert.equal(failures.length, 1);
  assert.match(failures[0]!, /^validator: it throws /);
});

Deno.test("readSchemaCase() takes a schema as it is, or with values", async () => {
  const files = {
    "a.json": '{"type":"object"}',
    "b.json": '\uFEFF{"schema":true,"valid":[1]}',
    "c.json": '{"properties":{},"schema":{}}',
    "d.txt": "no schema",
  };
  await inFolder(files, async (folder) => {
    assert.deepEqual(await listSchemaFiles(folder), [
      "a.json",
      "b.json",
      "c.json",
    ]);
    const read = (file: string) => readSchemaCase(folder, file);
    assert.deepEqual((await read("a.json")).schema, { type: "object" });
    assert.deepEqual(await read("b.json"), {
      name: "b",
      schema: true,
      valid: [1],
      invalid: [],
    });
    assert.deepEqual((await read("c.json")).valid, []);
  });
});

Deno.test("test:forms prints failures and a total, and ends with 1 where there are some", async () => {
  const files = {
    "broken.json": "{",
    "list.json": "[]",
    "good.json": '{"properties":{"a":{"type":"string"}}}',
    "values.json": '{"schema":true,"valid":1}',
  };
  await inFolder(files, async (folder) => {
    const { code, stdout } = await run(folder);
    const lines = text(stdout).trimEnd().split("\n");
    assert.equal(code, 1);
    assert.match(lines[0]!, /^broken\.json: Cannot read the file as JSON: /);
    assert.deepEqual(lines.slice(1), [
      "list.json: Cannot use the file: a schema is an object, true or false",
      'values.json: Cannot use the file: "valid" and "invalid" are lists of values',
      "4 schemas, 1 fields, 0 values: 1 passed, 3 failed",
    ]);
  });
});

Deno.test("test:forms ends with 0 where nothing fails", async () => {
  await inFolder({ "a.json": "{}" }, async (folder) => {
    const { code, stdout } = await run(folder);
    assert.equal(text(stdout).trim().split("\n").length, 1);
    assert.equal(code, 0);
  });
});

Deno.test("test:forms says what is wrong with its folder in one sentence", async () => {
  await inFolder({ "a.txt": "" }, async (folder) => {
    const complaints: readonly (readonly [string[], RegExp])[] = [
      [[], /^Cannot test forms: name one folder/],
      [[`${folder}/none`], /^Cannot read the folder .*: it is not there$/],
      [[`${folder}/a.txt`], /^Cannot read the folder .*: it is no folder$/],
      [[folder], /^Cannot test forms: the folder .* holds no file \*\.json$/],
    ];
    for (const [args, sentence] of complaints) {
      const { code, stderr } = await run(...args);
      assert.match(text(stderr).trimEnd(), sentence);
      assert.equal(code, 1);
    }
  });
});

Deno.test("entriesOf() sends what a browser sends of an untouched form", () => {
  const form = parseForm(`
    <input name="text" value="a&#10;b"><input name="hidden" type="hidden" value="a&#10;b">
    <input type="checkbox" name="off" value="1"><input type="checkbox" name="on" checked>
    <input type="radio" name="radio" value="a"><input type="radio" name="radio" value="b" checked>
    <textarea name="area">\n\na\n</textarea><textarea name="empty"></textarea>
    <select name="first"><option value="x">X</option><option>Y</option></select>
    <select name="chosen"><option value="x">X</option><option selected> Y  y </option></select>
    <select name="disabled-option"><option value="" disabled>Choose</option><option value="1">One</option></select>
    <select name="many" multiple><option value="x">X</option></select>
    <input type="number" name="number" value="12px"><input type="number" name="digits" value="1e21">
    <input type="date" name="day" value="2023-02-30"><input type="time" name="time" value="12:30:00Z">
    <input type="url" name="url" value=" https://a.example ">
    <fieldset disabled><legend>L</legend><input name="inside" value="1"></fieldset>
    <input name="gone" value="1" disabled><input value="no name"><button name="do" value="x">Do</button>
    <template><input name="template" value="1"></template>
  `);
  assert.deepEqual(entriesOf(form), [
    ["text", "ab"],
    ["hidden", "a\r\nb"],
    ["on", "on"],
    ["radio", "b"],
    ["area", "\r\na\r\n"],
    ["empty", ""],
    ["first", "x"],
    ["chosen", "Y y"],
    ["disabled-option", "1"],
    ["number", ""],
    ["digits", "1e21"],
    ["day", ""],
    ["time", ""],
    ["url", "https://a.example"],
  ]);
});

Deno.test("findFaults() tells of what cannot be named, found or styled", () => {
  const form = parseForm(`
    <label for="a">A</label><input id="a" name="a">
    <label>B <input name="b"></label><input name="c" aria-label="C">
    <input name="bare"><input id="a" name="twin" aria-label="Twin">
    <fieldset><input name="d" aria-label="D"></fieldset><button></button>
    <input name="e" aria-label="E" aria-describedby="gone" style="color: red" onclick="x()">
  `);
  assert.deepEqual(findFaults(form), [
    'the id "a" stands twice',
    '<input "bare"> has no label',
    "<fieldset> has no label",
    "<button> has no label",
    '<input "e"> points to the id "gone", which is not there',
    '<input "e"> has an inline style',
    '<input "e"> has an inline onclick',
  ]);
});

Deno.test("openingsOf() opens no more at once than can be looked at", () => {
  const objectOf = (property: object) => ({
    type: "object",
    properties: Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`n${i}`, property]),
    ),
  });
  const root = toRootField(objectOf(objectOf({ type: "string" })));
  const counts = [...openingsOf(root)].map(({ leaves }) => leaves.length);
  assert.deepEqual(counts, [5_000]);
});
