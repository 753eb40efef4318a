import type { Means } from "../scope.ts";

/** One credential as it is stored. All that can be read without a key: which key sealed it, and when. */
export interface SealedField {
  readonly keyId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  readonly updatedAt: string;
}

/** Where a sealed field belongs. It opens there and nowhere else. */
export interface SealPlace {
  /** What it is kept for, such as `connector.auth`. */
  readonly purpose: string;
  readonly tenantId: string;
  readonly connectorId: string;
  readonly field: string;
}

export type UnreadableReason = "missing_key" | "damaged";

/** The one failure of opening: it never says more than which field, which key, and whether the key is there. */
export class UnreadableFieldError extends Error {
  override readonly name = "UnreadableFieldError";
  readonly field: string;
  readonly keyId: string;
  readonly reason: UnreadableReason;

  constructor(field: string, keyId: string, reason: UnreadableReason) {
    super(
      reason === "missing_key"
        ? `Cannot open ${field}: the key ${keyId} is not in the key ring`
        : `Cannot open ${field}: it does not fit the key ${keyId} and its place`,
    );
    this.field = field;
    this.keyId = keyId;
    this.reason = reason;
  }
}

const IV_BYTES = 12;
const TAG_BITS = 128;

/** Ciphertexts come in steps of this size, so that their length says little about the secret. */
const PADDED_BYTES = 64;

/** Seals a text for its place under the first key of the ring. */
export async function sealField(
  means: Pick<Means, "keyRing" | "clock">,
  place: SealPlace,
  text: string,
): Promise<SealedField> {
  const keyId = means.keyRing.primaryId;
  const key = await means.keyRing.tenantKey(keyId, place.tenantId);
  if (!key) throw new UnreadableFieldError(place.field, keyId, "missing_key");
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(
    cipher(iv, place),
    key,
    pad(new TextEncoder().encode(text)),
  );
  return {
    keyId,
    iv,
    ciphertext: new Uint8Array(sealed),
    updatedAt: means.clock.now().toISOString(),
  };
}

/** The text of a sealed field. Throws `UnreadableFieldError`. */
export async function openField(
  means: Pick<Means, "keyRing">,
  place: SealPlace,
  sealed: SealedField,
): Promise<string> {
  const { keyId, iv, ciphertext } = sealed;
  const key = await means.keyRing.tenantKey(keyId, place.tenantId);
  if (!key) throw new UnreadableFieldError(place.field, keyId, "missing_key");
  try {
    const padded = await crypto.subtle.decrypt(
      cipher(iv, place),
      key,
      ciphertext,
    );
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(unpad(new Uint8Array(padded)));
  } catch {
    // Without a cause: what the platform says about a failure is not for anybody.
    throw new UnreadableFieldError(place.field, keyId, "damaged");
  }
}

function cipher(iv: Uint8Array<ArrayBuffer>, place: SealPlace): AesGcmParams {
  return {
    name: "AES-GCM",
    iv,
    tagLength: TAG_BITS,
    additionalData: encodePlace(place),
  };
}

/** A JSON list, because it has one reading only: no two places give the same bytes. */
function encodePlace(place: SealPlace): Uint8Array<ArrayBuffer> {
  const { purpose, tenantId, connectorId, field } = place;
  return new TextEncoder().encode(
    JSON.stringify([purpose, tenantId, connectorId, field]),
  );
}

/** The byte 0x80, then zeros up to the next step (ISO/IEC 7816-4). */
function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const steps = Math.ceil((bytes.length + 1) / PADDED_BYTES);
  const padded = new Uint8Array(steps * PADDED_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return padded;
}

function unpad(padded: Uint8Array): Uint8Array {
  const end = padded.lastIndexOf(0x80);
  if (end < 0) throw new RangeError("Cannot remove padding: there is none");
  return padded.subarray(0, end);
}
