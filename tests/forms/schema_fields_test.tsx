import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { FieldPlace } from "../../components/forms/FieldPlace.tsx";
import type { FieldErrors } from "../../lib/errors.ts";
import { toFieldTree, toRootField } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { type FormEntry, toFormState } from "../../lib/forms/form_state.ts";
import { toInitialValue } from "../../lib/forms/initial_value.ts";
import { drawForm } from "./draw.tsx";
import {
  attributeOf,
  controlsIn,
  type Element,
  parseForm,
  typeOf,
} from "./html_form.ts";
import { seedEntries } from "./seed_entries.ts";

/** The form of one property `x` and its value, as a page has it. */
function draw(
  property: unknown,
  value?: unknown,
  { required = false, errors = {} }: {
    readonly required?: boolean;
    readonly errors?: FieldErrors;
  } = {},
): string {
  const root = toRootField({
    properties: { x: property },
    required: required ? ["x"] : [],
  });
  const entries = toFormEntries(root, value === undefined ? {} : { x: value });
  return drawForm(root, entries, { errors });
}

/** The controls that a person sees, by what they are. */
function seen(html: string): readonly string[] {
  return controlsIn(parseForm(html)).map(typeOf)
    .filter((type) => type !== "hidden");
}

function control(html: string, name = "config.x"): Element {
  const found = controlsIn(parseForm(html)).findLast((each) =>
    attributeOf(each, "name") === name
  );
  assert.ok(found, `no control ${name} in ${html}`);
  return found;
}

const KINDS: readonly (readonly [unknown, readonly string[]])[] = [
  [{ type: "string" }, ["text"]],
  [{ type: "string", multiline: true }, ["textarea"]],
  [{ type: "string", format: "uri" }, ["url"]],
  [{ type: "string", format: "email" }, ["email"]],
  [{ type: "string", format: "date" }, ["date"]],
  [{ type: "string", format: "date-time" }, ["text"]],
  [{ type: "string", writeOnly: true }, ["password"]],
  [{ type: "number" }, ["number"]],
  [{ type: "boolean" }, ["radio", "radio", "radio"]],
  [{ enum: ["a", "b", "c", "d"] }, Array(5).fill("radio")],
  [{ enum: ["a", "b", "c", "d", "e"] }, ["select"]],
  [{ enum: Array.from({ length: 21 }, (_, i) => `o${i}`) }, ["text"]],
  [{ type: ["string", "null"] }, ["text", "checkbox"]],
  [true, ["textarea"]],
];

for (const [property, types] of KINDS) {
  Deno.test(`FieldPlace() draws ${JSON.stringify(property).slice(0, 60)} as ${types[0]}`, () => {
    assert.deepEqual(seen(draw(property)), types);
  });
}

Deno.test("FieldPlace() draws a checkbox where yes or no must be said, and none of both as no", () => {
  const html = draw({ type: "boolean" }, undefined, { required: true });
  assert.deepEqual(seen(html), ["checkbox"]);
  assert.match(html, /<input type="hidden" name="config\.x" value="false"/);
});

Deno.test("FieldPlace() sets the native constraints of the schema", () => {
  const text = control(
    draw(
      { type: "string", minLength: 2, maxLength: 9, pattern: "^a" },
      undefined,
      { required: true },
    ),
  );
  for (
    const [name, value] of [
      ["minlength", "2"],
      ["maxlength", "9"],
      ["pattern", ".*(?:^a).*"],
      ["required", ""],
    ] as const
  ) assert.equal(attributeOf(text, name), value, name);
  const number = control(
    draw({ type: "number", minimum: 0, maximum: 2, multipleOf: 0.01 }),
  );
  for (const [name, value] of [["min", "0"], ["max", "2"], ["step", "0.01"]]) {
    assert.equal(attributeOf(number, name ?? ""), value);
  }
});

Deno.test("FieldPlace() shows what its browser's control would hide or round", () => {
  const typed = (type: string, text: string, format?: string) => {
    const root = toFieldTree({ properties: { x: { type, format } } });
    const entries: FormEntry[] = [["config.x", text]];
    return control(drawForm(root, entries));
  };
  for (
    const [type, text, format] of [
      ["number", "1,5"],
      ["number", "1."],
      ["string", "31.1.2026", "date"],
      ["string", " a@b.example", "email"],
    ] as const
  ) {
    const shown = typed(type, text, format);
    assert.equal(typeOf(shown), "text", text);
    assert.equal(attributeOf(shown, "value"), text);
  }
  for (const digits of ["0.10", "1e21", "9007199254740993"]) {
    const shown = typed("number", digits);
    assert.equal(attributeOf(shown, "value"), digits);
  }
});

Deno.test("FieldPlace() shows what a format looks like, unless a pattern asks for more", () => {
  const shown = (property: object) =>
    attributeOf(control(draw(property)), "placeholder");
  const moment = { type: "string", format: "date-time" };
  assert.equal(shown(moment), "2026-01-31T09:30:00Z");
  assert.equal(shown({ ...moment, pattern: "^.{19}\\.[0-9]{6}Z$" }), null);
  assert.equal(shown({ ...moment, examples: ["2026"], pattern: "Z" }), "2026");
});

Deno.test("FieldPlace() calls an item that takes more than a line by its name, its buttons beside that", () => {
  const rule = { title: "LogRule", oneOf: [{ type: "string" }, true] };
  const html = draw({ type: "array", items: rule }, ["a"]);
  assert.match(html, /<p [^>]*aria-hidden="true">LogRule 1<\/p>/);
  assert.match(html, /Add LogRule</);
  const lines = draw({ type: "array", items: { type: "string" } }, ["a"]);
  assert.doesNotMatch(lines, /aria-hidden="true">X 1</);
});

Deno.test("FieldPlace() marks what is optional, deprecated, read only and usual", () => {
  const html = draw({
    type: "string",
    deprecated: true,
    readOnly: true,
    default: "blue",
  });
  for (const mark of ["optional", "Deprecated", "read only", "Default: blue"]) {
    assert.ok(html.includes(mark), mark);
  }
  assert.ok(
    !draw({ type: "string" }, "", { required: true }).includes("optional"),
  );
});

Deno.test("FieldPlace() ties label, help and errors to the control", () => {
  const html = draw(
    { type: "string", title: "Site", description: "With https" },
    "x",
    {
      errors: { "config.x": ["Enter more"] },
    },
  );
  const site = control(html);
  const { byId } = parseForm(html);
  const notes = (attributeOf(site, "aria-describedby") ?? "").split(" ");
  assert.deepEqual(notes, ["field-config-x:error", "field-config-x:help"]);
  for (const id of notes) assert.ok(byId.has(id), id);
  assert.equal(attributeOf(site, "aria-invalid"), "true");
  assert.match(html, /<label for="field-config-x"[^>]*>Site/);
});

Deno.test("FieldPlace() shows no stored secret, and says that it is there", () => {
  const html = draw({ type: "string", writeOnly: true }, "test-password");
  assert.doesNotMatch(html, /test-password/);
  assert.match(html, /name="kept:config\.x" value="config\.x"/);
  assert.match(html, /Leave empty to keep it/);
  assert.match(html, /name="remove:config\.x"/);
});

Deno.test("FieldPlace() keeps the branches that are not chosen in the form, unseen", () => {
  const root = toFieldTree({
    required: ["x"],
    properties: {
      x: {
        oneOf: [
          { type: "string", title: "Name" },
          { type: "number", title: "Number" },
        ],
      },
    },
  });
  const html = drawForm(root, [
    ["branch:config.x", "1"],
    ["config.x.\\0", "typed"],
    ["config.x.\\1", "7"],
  ]);
  assert.match(html, /type="hidden" name="config\.x\.\\0" value="typed"/);
  assert.match(html, /value="7"/);
});

Deno.test("FieldPlace() opens what stands inside itself on demand", () => {
  const menu = { $ref: "#/$defs/menu" };
  const field = toRootField({
    properties: { menu },
    $defs: { menu: { type: "object", properties: { child: menu } } },
  });
  const form = {
    base: "",
    state: toFormState(toFormEntries(field, { menu: {} })),
    errors: {},
    secrets: {},
    focus: null,
  };
  const html = renderToString(<FieldPlace field={field} form={form} />);
  assert.match(html, /value="open:config\.menu\.child"/);
  assert.doesNotMatch(html, /config\.menu\.child\.child"/);
});

Deno.test("SchemaFields() gives every control of the seeds a label, and the page no inline style or handler", () => {
  for (const [key, entry] of Object.entries(seedEntries())) {
    const tree = toFieldTree(entry.configSchema);
    const html = drawForm(tree, toFormEntries(tree, toInitialValue(tree)));
    const { byId } = parseForm(html);
    for (const each of controlsIn(parseForm(html))) {
      const type = typeOf(each);
      if (["hidden", "radio", "checkbox"].includes(type)) continue;
      const id = attributeOf(each, "id") ?? "";
      assert.ok(html.includes(`for="${id}"`), `${key} ${id}`);
      for (
        const note of (attributeOf(each, "aria-describedby") ?? "").split(" ")
      ) {
        assert.ok(byId.has(note), `${key} ${note}`);
      }
    }
    assert.doesNotMatch(html, /\s(style|on\w+)=/);
  }
});
