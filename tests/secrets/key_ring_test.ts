import assert from "node:assert/strict";
import { newKeyRingEntry, parseKeyRing } from "../../lib/secrets/key_ring.ts";

const DAY = new Date("2026-11-23T10:00:00Z");

function keyText(fill: number, bytes = 32): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes).fill(fill)));
}

async function seals(key: CryptoKey | null): Promise<string> {
  assert.ok(key);
  const iv = new Uint8Array(12);
  const data = new Uint8Array(16);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    key,
    data,
  );
  return new Uint8Array(sealed).join();
}

Deno.test("parseKeyRing() seals with the first key and knows all of them", () => {
  const ring = parseKeyRing(` new:${keyText(2)} , old:${keyText(1)},`);
  assert.equal(ring.primaryId, "new");
  assert.ok(ring.has("new"));
  assert.ok(ring.has("old"));
  assert.ok(!ring.has("other"));
  assert.ok(!ring.has("__proto__"));
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ["nothing", "", /holds no key; make one/],
  ["commas only", " , ,", /holds no key/],
  ["no colon", keyText(1), /key 1 of the ring: it must be written id:base64/],
  ["an empty id", `:${keyText(1)}`, /its id must be 1 to 32/],
  ["an id with a space", `a b:${keyText(1)}`, /its id must be/],
  ["a long id", `${"k".repeat(33)}:${keyText(1)}`, /its id must be/],
  ["a short key", `k1:${keyText(7, 16)}`, /"k1:" must be 32 bytes in base64/],
  ["a long key", `k1:${keyText(7, 33)}`, /must be 32 bytes/],
  ["no base64", "k1:test-password!", /must be 32 bytes/],
  ["broken base64", `k1:${keyText(7).slice(0, -2)}`, /must be 32 bytes/],
  ["no key", "k1:", /must be 32 bytes/],
  [
    "a second bad key",
    `k1:${keyText(1)},k2:${keyText(7, 8)}`,
    /key 2 of the ring/,
  ],
  [
    "one id twice",
    `k1:${keyText(1)},k1:${keyText(2)}`,
    /the id k1 occurs twice/,
  ],
];

for (const [what, text, message] of REFUSED) {
  Deno.test(`parseKeyRing() refuses ${what} and shows no key bytes`, () => {
    assert.throws(() => parseKeyRing(text), (error: Error) => {
      assert.match(error.message, message);
      for (const fill of [1, 2, 7]) {
        assert.ok(!error.message.includes(keyText(fill).slice(0, 8)));
      }
      assert.ok(!error.message.includes("test-password"));
      return true;
    });
  });
}

Deno.test("newKeyRingEntry() makes an entry that the ring takes, another each time", () => {
  const entry = newKeyRingEntry(DAY);
  assert.match(entry, /^k20261123-[0-9a-f]{4}:/);
  assert.equal(parseKeyRing(entry).primaryId, entry.split(":")[0]);
  assert.notEqual(entry.split(":")[1], newKeyRingEntry(DAY).split(":")[1]);
});

Deno.test("tenantKey() differs by tenant and by key, and is the same each time", async () => {
  const text = `k2:${keyText(2)},k1:${keyText(1)}`;
  const ring = parseKeyRing(text);
  const acme = await seals(await ring.tenantKey("k2", "acme"));
  assert.notEqual(acme, await seals(await ring.tenantKey("k2", "globex")));
  assert.notEqual(acme, await seals(await ring.tenantKey("k1", "acme")));
  assert.equal(acme, await seals(await ring.tenantKey("k2", "acme")));
  const again = parseKeyRing(text);
  assert.equal(acme, await seals(await again.tenantKey("k2", "acme")));
});

Deno.test("tenantKey() gives keys that cannot be exported, and shares one derivation", async () => {
  const ring = parseKeyRing(`k1:${keyText(1)}`);
  const [one, two] = await Promise.all([
    ring.tenantKey("k1", "acme"),
    ring.tenantKey("k1", "acme"),
  ]);
  assert.ok(one);
  assert.equal(one, two);
  assert.equal(one.extractable, false);
  await assert.rejects(() => crypto.subtle.exportKey("raw", one));
});

Deno.test("tenantKey() is null for a key that the ring does not have", async () => {
  const ring = parseKeyRing(`k1:${keyText(1)}`);
  assert.equal(await ring.tenantKey("k0", "acme"), null);
});
