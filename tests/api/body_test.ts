import assert from "node:assert/strict";
import { assertRefused, createApiWorld } from "./api_world.ts";

const PATH = "/validate-config";
const GOOD = '{"catalogKey":"wordpress","config":{}}';

Deno.test("readJsonBody() takes JSON by its content type, and nothing else", async () => {
  await using world = await createApiWorld();
  const cases: [string, number][] = [
    ["application/json", 200],
    ["application/json; charset=utf-8", 200],
    ['Application/JSON;charset="UTF-8"', 200],
    ["application/json; charset=latin1", 415],
    ["application/merge-patch+json", 415],
    ["application/jsonp", 415],
    ["text/plain", 415],
    ["application/x-www-form-urlencoded", 415],
    ["multipart/form-data; boundary=x", 415],
    ["", 415],
  ];
  for (const [type, status] of cases) {
    const headers = { "content-type": type };
    const answer = await world.ask("POST", PATH, { raw: GOOD, headers });
    assert.equal(answer.status, status, type);
    if (status === 415) assertRefused(answer, 415, "unsupported_media_type");
  }
});

Deno.test("readJsonBody() says 415 to a compressed body", async () => {
  await using world = await createApiWorld();
  const headers = { "content-encoding": "gzip" };
  const answer = await world.ask("POST", PATH, { raw: GOOD, headers });
  assertRefused(answer, 415, "unsupported_media_type");
});

Deno.test("readJsonBody() says 400 to what is no JSON, and does not repeat it", async () => {
  await using world = await createApiWorld();
  const bad: BodyInit[] = [
    "",
    "  \n",
    '{"auth": {"password": "test-secret"',
    "{'a': 1}",
    "test-secret",
    '{"a": NaN}',
    '{"catalogKey":"wordpress","config":{"author_id":1e400}}',
    '{"catalogKey":"wordpress","config":{"list":[-1e400]}}',
    '{"catalogKey":"wordpress","config":{"author_id":9007199254740993}}',
    new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    new TextEncoder().encode('{"a":1}\0'),
  ];
  for (const raw of bad) {
    const answer = await world.ask("POST", PATH, { raw });
    const problem = assertRefused(answer, 400, "malformed");
    assert(!JSON.stringify(problem).includes("test-secret"));
  }
});

Deno.test("readJsonBody() takes 32 levels and refuses 33", async () => {
  await using world = await createApiWorld();
  const nest = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  const deep = await world.ask("POST", PATH, { raw: nest(33) });
  assertRefused(deep, 400, "malformed");
  const deepest = await world.ask("POST", PATH, { raw: nest(30_000) });
  assertRefused(deepest, 400, "malformed");
  const fine = await world.ask("POST", PATH, { raw: nest(32) });
  assertRefused(fine, 400, "validation_failed");
});

Deno.test("readJsonBody() takes 64 KiB and refuses a byte more, told or counted", async () => {
  await using world = await createApiWorld();
  const padded = (bytes: number) => GOOD + " ".repeat(bytes - GOOD.length);
  const fits = await world.ask("POST", PATH, { raw: padded(65_536) });
  assert.equal(fits.status, 200);
  const over = await world.ask("POST", PATH, {
    raw: GOOD,
    headers: { "content-length": "65537" },
  });
  assertRefused(over, 413, "too_large");
  const streamed = await world.ask("POST", PATH, {
    raw: new Blob([padded(65_537)]).stream(),
  });
  assertRefused(streamed, 413, "too_large");
});

Deno.test("readJsonBody() names the field that makes a body too large", async () => {
  await using world = await createApiWorld();
  const config = { site_label: "Acme", default_category: "x".repeat(70_000) };
  const body = { catalogKey: "wordpress", config };
  const answer = await world.ask("POST", PATH, { body });
  const { errors } = assertRefused(answer, 413, "too_large");
  assert.deepEqual(Object.keys(errors), ["config.default_category"]);
});

Deno.test("readJsonBody() stops reading a body that never ends", async () => {
  await using world = await createApiWorld();
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 8_192;
      controller.enqueue(new Uint8Array(8_192).fill(0x20));
    },
  });
  const answer = await world.ask("POST", PATH, { raw: endless });
  assertRefused(answer, 413, "too_large");
  assert(sent < 200_000, `${sent} bytes were read`);
});

Deno.test("readJsonBody() says 400 to a body that breaks off", async () => {
  await using world = await createApiWorld();
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error("connection reset"));
    },
  });
  const answer = await world.ask("POST", PATH, { raw: broken });
  assertRefused(answer, 400, "malformed");
});
