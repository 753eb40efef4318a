import assert from "node:assert/strict";
import { toFields, toTypeText } from "../../lib/api/docs_fields.ts";
import { toDocsView } from "../../lib/api/docs_view.ts";
import { HTTP_STATUS } from "../../lib/errors.ts";
import { createApiWorld } from "./api_world.ts";

const ORIGIN = "https://connectors.test";

Deno.test("toDocsView() shows every operation once, under its heading, with a curl line", async () => {
  await using world = await createApiWorld();
  const { sections } = toDocsView(world.api.document, ORIGIN);
  const shown = sections.flatMap(({ operations }) => operations);
  const count = Object.values(world.api.document.paths)
    .flatMap((item) => Object.keys(item).filter((key) => key !== "servers"));
  assert.equal(shown.length, count.length);
  for (const { curl, path, method } of shown) {
    assert(curl.startsWith("curl "), curl);
    const place = path.replace(
      /\{\w+\}/g,
      (name) => `$${name.slice(1, -1).toUpperCase()}`,
    );
    assert(curl.includes(`${ORIGIN}${place}"`), curl);
    if (method === "POST" && !curl.includes(" -d ")) {
      assert(curl.startsWith("curl -X POST "), curl);
    }
    if (method !== "GET") assert(curl.includes("Bearer $TOKEN"), curl);
  }
});

Deno.test("toDocsView() writes addresses with the base path, and /health beside /api", async () => {
  await using world = await createApiWorld({
    basePath: "/features/connectors",
  });
  const { sections } = toDocsView(world.api.document, ORIGIN);
  const paths = sections.flatMap(({ operations }) => operations)
    .map(({ path }) => path);
  assert(paths.includes("/features/connectors/api/installed/{id}"));
  assert(paths.includes("/features/connectors/health"));
});

Deno.test("toDocsView() explains every error code", async () => {
  await using world = await createApiWorld();
  const { errors } = toDocsView(world.api.document, ORIGIN);
  const shown = Object.fromEntries(errors.map((e) => [e.code, e.status]));
  assert.deepEqual(shown, HTTP_STATUS);
});

Deno.test("toDocsView() shows the fields of a body with bounds and what is required", async () => {
  await using world = await createApiWorld();
  const { sections } = toDocsView(world.api.document, ORIGIN);
  const install = sections.flatMap(({ operations }) => operations)
    .find(({ id }) => id === "installConnector");
  const name = install?.body.find((field) => field.name === "name");
  assert.equal(name?.required, true);
  assert.equal(name?.bounds, "2 to 255 characters");
  assert.equal(install?.answer.type, "Connector");
  assert.deepEqual(install?.answer.headers.map((h) => h.name), [
    "Location",
    "ETag",
  ]);
});

Deno.test("toTypeText() says a schema's type in words", () => {
  const cases = [
    [{ type: "string" }, "text"],
    [{ type: "string", format: "uuid" }, "text (uuid)"],
    [{ type: ["string", "null"] }, "text or null"],
    [
      { anyOf: [{ type: "integer" }, { type: "null" }] },
      "whole number or null",
    ],
    [{ enum: ["a", "b"] }, '"a" or "b"'],
    [{ const: "a", type: "string" }, '"a"'],
    [{ $ref: "#/components/schemas/Connector" }, "Connector"],
    [
      { type: "array", items: { $ref: "#/components/schemas/Token" } },
      "list of Token",
    ],
    [{ type: "array" }, "list of object"],
    [{ type: "boolean" }, "true or false"],
  ] as const;
  for (const [schema, text] of cases) assert.equal(toTypeText(schema), text);
});

Deno.test("toFields() says bounds and defaults", () => {
  const cases = [
    [
      { type: "integer", minimum: 1, maximum: 100, default: 50 },
      "1 to 100, default 50",
    ],
    [{ type: "string", maxLength: 9 }, "at most 9 characters"],
    [{ type: "integer", minimum: 1 }, "at least 1"],
    [{ type: "array", maxItems: 3 }, "at most 3 items"],
    [{ type: "string" }, ""],
  ] as const;
  for (const [schema, bounds] of cases) {
    const [field] = toFields({ properties: { x: schema } });
    assert.equal(field?.bounds, bounds);
  }
});
