import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Method, OperationObject } from "../../lib/api/document.ts";
import { refusalsOf } from "../../lib/api/openapi_parts.ts";
import { RESOURCES } from "../../lib/api/resources.ts";
import { HTTP_STATUS } from "../../lib/errors.ts";
import { createApiWorld } from "./api_world.ts";

const METHODS: readonly Method[] = ["get", "post", "put", "delete"];

Deno.test("GET /api/openapi.json is open, and is the API's document", async () => {
  await using world = await createApiWorld();
  const { status, headers, body } = await world.ask("GET", "/openapi.json", {
    as: "nobody",
  });
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "application/json");
  assert.deepEqual(body, JSON.parse(JSON.stringify(world.api.document)));
  assert.equal(body.openapi, "3.1.0");
});

Deno.test("the document has what Hono has mounted, and nothing else but pages", async () => {
  await using world = await createApiWorld();
  const documented = operations(world.api.document.paths).map(({ at }) => at);
  const mounted = world.api.mounted.map(({ method, path }) =>
    `${method} ${path.replace(/^\/api/, "").replace(/:(\w+)/g, "{$1}")}`
  );
  const pages = ["GET /docs", "GET /health"];
  assert.deepEqual([...mounted, ...pages].sort(), [...documented].sort());
});

Deno.test("the document says where it is, below a base path too", async () => {
  for (const basePath of ["", "/features/connectors"]) {
    await using world = await createApiWorld({ basePath });
    const { servers, paths } = world.api.document;
    assert.deepEqual(servers, [{ url: `${basePath}/api` }]);
    assert.deepEqual(paths["/health"]?.servers, [{ url: basePath || "/" }]);
    const [first] = world.api.mounted;
    assert.equal(first?.path, `${basePath}/api/catalog`);
  }
});

Deno.test("each operation has a name of its own, a heading, path parameters and answers", async () => {
  await using world = await createApiWorld();
  const { paths, tags } = world.api.document;
  const names = new Set<string>();
  for (const { at, path, operation } of operations(paths)) {
    assert(!names.has(operation.operationId), at);
    names.add(operation.operationId);
    assert.equal(operation.tags.length, 1, at);
    assert(tags.some(({ name }) => name === operation.tags[0]), at);
    const inPath = (operation.parameters ?? []).filter((p) => p.in === "path");
    assert.deepEqual(
      inPath.map(({ name }) => `{${name}}`),
      path.match(/\{\w+\}/g) ?? [],
      at,
    );
    assert(Object.keys(operation.responses).some((s) => s < "300"), at);
  }
});

Deno.test("every schema of the document is one, and every reference leads somewhere", async () => {
  await using world = await createApiWorld();
  const document = JSON.parse(JSON.stringify(world.api.document));
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const { components } = document;
  for (const schema of schemasOf(document)) {
    assert(ajv.validateSchema(schema), ajv.errorsText());
    ajv.compile({ ...schema, components });
  }
});

Deno.test("each example of a body fits its schema", async () => {
  await using world = await createApiWorld();
  const ajv = new Ajv2020({ strict: false });
  for (const { at, operation } of operations(world.api.document.paths)) {
    const media = operation.requestBody?.content["application/json"];
    if (media === undefined) continue;
    assert(media.example, `${at} has no example`);
    assert(ajv.validate(media.schema ?? {}, media.example), at);
  }
});

Deno.test("refusalsOf() has the statuses that the document says, for each route", async () => {
  await using world = await createApiWorld();
  for (const route of RESOURCES.flatMap(({ routes }) => routes)) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    const method = METHODS.find((m) => m === route.method.toLowerCase());
    const operation = method && world.api.document.paths[path]?.[method];
    assert(operation, route.verb);
    const statuses = refusalsOf(route).map((code) => `${HTTP_STATUS[code]}`);
    const said = Object.keys(operation.responses).filter((s) => s >= "400");
    assert.deepEqual([...new Set(statuses)].sort(), said.sort(), route.verb);
  }
});

Deno.test("who may is what happens: a member is refused where the document says so", async () => {
  await using world = await createApiWorld();
  for (const route of RESOURCES.flatMap(({ routes }) => routes)) {
    const path = route.path.replace(/:\w+/g, "made-up");
    const { status } = await world.ask(route.method, path, {
      as: "member",
      ...(route.body ? { body: route.example } : {}),
    });
    const key = route.path.replace(/:(\w+)/g, "{$1}");
    const method = METHODS.find((m) => m === route.method.toLowerCase());
    const operation = method && world.api.document.paths[key]?.[method];
    const isOpenToMembers = operation?.["x-who"] === "any member";
    assert.equal(status === 403, !isOpenToMembers, route.verb);
  }
});

type Paths = Awaited<
  ReturnType<typeof createApiWorld>
>["api"]["document"]["paths"];

function operations(paths: Paths) {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation: OperationObject | undefined = item[method];
      if (operation === undefined) return [];
      return [{ at: `${method.toUpperCase()} ${path}`, path, operation }];
    })
  );
}

/** Whatever stands at a key `schema`, and the components. */
function schemasOf(document: unknown): object[] {
  const found: object[] = [];
  JSON.stringify(document, (key, value) => {
    if (key === "schema") found.push(value);
    if (key === "schemas") found.push(...Object.values<object>(value));
    return value;
  });
  return found;
}
