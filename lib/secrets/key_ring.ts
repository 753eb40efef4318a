import { LRUCache } from "lru-cache";

/** The keys that seal and open credentials. Raw key bytes never leave it. */
export interface KeyRing {
  /** The id of the first key of the ring: the one that seals. */
  readonly primaryId: string;
  has(keyId: string): boolean;
  /** The tenant's own key below that key of the ring; null when the ring has no such key. */
  tenantKey(keyId: string, tenantId: string): Promise<CryptoKey | null>;
}

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;

/** Tenant keys kept ready. One is some hundred bytes, and making one takes a few microseconds. */
const MAX_TENANT_KEYS = 10_000;

/**
 * Says what the derived keys are for, so that the same ring used for another
 * purpose would give other keys. Changing it makes every credential unreadable.
 */
const SALT = new TextEncoder().encode("connectors/tenant-key/v1");

const HOW_TO = "make one with the task keys:new";

/**
 * Reads `CONNECTORS_KEYS`: `id:base64,id:base64,…`, 32 bytes each. The first
 * seals, all open. Throws an Error that says what to do and shows no key bytes.
 */
export function parseKeyRing(text: string): KeyRing {
  const roots = new Map<string, Uint8Array<ArrayBuffer>>();
  const entries = text.split(",").map((entry) => entry.trim()).filter(Boolean);
  for (const [index, entry] of entries.entries()) {
    const { id, bytes } = parseEntry(entry, `key ${index + 1} of the ring`);
    if (roots.has(id)) {
      throw new Error(
        `Cannot read the key ring: the id ${id} occurs twice; give each key an id of its own`,
      );
    }
    roots.set(id, bytes);
  }
  const [primaryId] = roots.keys();
  if (primaryId === undefined) {
    throw new Error(`Cannot read the key ring: it holds no key; ${HOW_TO}`);
  }
  return createKeyRing(primaryId, roots);
}

/** A new entry for `CONNECTORS_KEYS`, such as `k20261123-4f9a:BASE64`, named by its day and four random digits. */
export function newKeyRingEntry(now: Date): string {
  const day = now.toISOString().slice(0, 10).replaceAll("-", "");
  const [tag = 0] = crypto.getRandomValues(new Uint16Array(1));
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const id = `k${day}-${tag.toString(16).padStart(4, "0")}`;
  return `${id}:${btoa(String.fromCharCode(...bytes))}`;
}

function parseEntry(
  entry: string,
  place: string,
): { id: string; bytes: Uint8Array<ArrayBuffer> } {
  const colon = entry.indexOf(":");
  if (colon < 0) {
    throw new Error(
      `Cannot read ${place}: it must be written id:base64; ${HOW_TO}`,
    );
  }
  const id = entry.slice(0, colon);
  if (!KEY_ID.test(id)) {
    throw new Error(
      `Cannot read ${place}: its id must be 1 to 32 letters, digits, "_" or "-"`,
    );
  }
  const bytes = decodeBase64(entry.slice(colon + 1));
  if (bytes?.length !== KEY_BYTES) {
    throw new Error(
      `Cannot read ${place}: what follows "${id}:" must be ${KEY_BYTES} bytes in base64; ${HOW_TO}`,
    );
  }
  return { id, bytes };
}

/** Null for anything but plain base64; the platform's own error could show the text. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

function createKeyRing(
  primaryId: string,
  roots: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): KeyRing {
  const tenantKeys = new LRUCache<string, Promise<CryptoKey>>({
    max: MAX_TENANT_KEYS,
  });
  return {
    primaryId,
    has: (keyId) => roots.has(keyId),
    async tenantKey(keyId, tenantId) {
      const root = roots.get(keyId);
      if (!root) return null;
      const name = `${keyId}:${tenantId}`;
      const known = tenantKeys.get(name);
      if (known) return await known;
      const made = deriveTenantKey(root, tenantId);
      tenantKeys.set(name, made);
      return await made;
    },
  };
}

/** HKDF-SHA-256 with the tenant's id as info; the result cannot be exported. */
async function deriveTenantKey(
  root: Uint8Array<ArrayBuffer>,
  tenantId: string,
): Promise<CryptoKey> {
  const info = new TextEncoder().encode(tenantId);
  return await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: SALT, info },
    await crypto.subtle.importKey("raw", root, "HKDF", false, ["deriveKey"]),
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
