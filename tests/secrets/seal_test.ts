import assert from "node:assert/strict";
import type { Means } from "../../lib/scope.ts";
import { parseKeyRing } from "../../lib/secrets/key_ring.ts";
import {
  openField,
  sealField,
  type SealPlace,
  UnreadableFieldError,
} from "../../lib/secrets/seal.ts";

const NOW = "2026-11-23T10:00:00.000Z";
const OLD = `old:${btoa("o".repeat(32))}`;
const NEW = `new:${btoa("n".repeat(32))}`;

const PLACE: SealPlace = {
  purpose: "connector.auth",
  tenantId: "tenant-1",
  connectorId: "connector-1",
  field: "client_secret",
};

function meansWith(keys: string): Pick<Means, "keyRing" | "clock"> {
  return {
    keyRing: parseKeyRing(keys),
    clock: { now: () => new Date(NOW) },
  };
}

/** Asserts that opening fails with this reason and says nothing of the secret. */
function unreadable(reason: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof UnreadableFieldError);
    assert.equal(error.reason, reason);
    assert.equal(error.field, PLACE.field);
    assert.equal(error.cause, undefined);
    assert.ok(!error.message.includes("test-password"));
    return true;
  };
}

for (
  const text of [
    "test-password",
    "",
    "pässwörd 🔑",
    "\uFEFFwith mark",
    "x".repeat(63),
    "x".repeat(64),
    "nul\0 and \x80 padding \0\0",
  ]
) {
  Deno.test(`openField() gives back ${JSON.stringify(text.slice(0, 30))} of ${text.length}`, async () => {
    const means = meansWith(OLD);
    const sealed = await sealField(means, PLACE, text);
    assert.equal(await openField(means, PLACE, sealed), text);
    assert.equal(sealed.keyId, "old");
    assert.equal(sealed.updatedAt, NOW);
  });
}

Deno.test("openField() opens what an older key of the ring has sealed", async () => {
  const sealed = await sealField(meansWith(OLD), PLACE, "test-password");
  const rotated = meansWith(`${NEW},${OLD}`);
  assert.equal(await openField(rotated, PLACE, sealed), "test-password");
  assert.equal((await sealField(rotated, PLACE, "x")).keyId, "new");
});

const ELSEWHERE: Readonly<Record<string, Partial<SealPlace>>> = {
  "another field": { field: "client_id" },
  "another connector": { connectorId: "connector-2" },
  "another tenant": { tenantId: "tenant-2" },
  "another purpose": { purpose: "session" },
  "a place whose parts join to the same text": {
    connectorId: `connector-1","client_secret`,
    field: "",
  },
};

for (const [where, change] of Object.entries(ELSEWHERE)) {
  Deno.test(`openField() refuses a ciphertext moved to ${where}`, async () => {
    const means = meansWith(OLD);
    const sealed = await sealField(means, PLACE, "test-password");
    await assert.rejects(
      () => openField(means, { ...PLACE, ...change }, sealed),
      (error: unknown) =>
        error instanceof UnreadableFieldError && error.reason === "damaged",
    );
  });
}

Deno.test("openField() refuses any flipped bit, a cut text and a wrong iv", async () => {
  const means = meansWith(OLD);
  const sealed = await sealField(means, PLACE, "test-password");
  for (let at = 0; at < sealed.ciphertext.length; at += 7) {
    const ciphertext = sealed.ciphertext.slice();
    ciphertext[at]! ^= 1;
    await assert.rejects(
      () => openField(means, PLACE, { ...sealed, ciphertext }),
      unreadable("damaged"),
    );
  }
  for (
    const broken of [
      { ciphertext: sealed.ciphertext.slice(0, -1) },
      { ciphertext: new Uint8Array(0) },
      { iv: new Uint8Array(12) },
      { iv: new Uint8Array(0) },
    ]
  ) {
    await assert.rejects(
      () => openField(means, PLACE, { ...sealed, ...broken }),
      unreadable("damaged"),
    );
  }
});

Deno.test("openField() says that the key is missing, when the ring lost it", async () => {
  const sealed = await sealField(meansWith(OLD), PLACE, "test-password");
  await assert.rejects(
    () => openField(meansWith(NEW), PLACE, sealed),
    unreadable("missing_key"),
  );
});

Deno.test("openField() refuses another key that took over the id", async () => {
  const sealed = await sealField(meansWith(OLD), PLACE, "test-password");
  const impostor = meansWith(`old:${btoa("z".repeat(32))}`);
  await assert.rejects(
    () => openField(impostor, PLACE, sealed),
    unreadable("damaged"),
  );
});

Deno.test("sealField() never uses an iv twice, and hides text and length", async () => {
  const means = meansWith(OLD);
  const texts = ["test-password", "x", "x".repeat(60), "test-password"];
  const sealed = await Promise.all(
    texts.map((text) => sealField(means, PLACE, text)),
  );
  assert.equal(new Set(sealed.map((s) => s.iv.join())).size, sealed.length);
  assert.equal(new Set(sealed.map((s) => s.ciphertext.length)).size, 1);
  for (const { iv, ciphertext } of sealed) {
    assert.equal(iv.length, 12);
    const raw = String.fromCharCode(...ciphertext);
    assert.ok(!raw.includes("test-password"));
  }
});
