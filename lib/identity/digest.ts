import { createHash, randomBytes } from "node:crypto";

/**
 * SHA-256 in base64url: what stands in KV for a session, a token or a set-up
 * link. Such secrets have 256 random bits, so no slow hash is needed. From
 * `node:crypto` because each request waits for it: 2 µs, where
 * `crypto.subtle` takes 7.
 */
export function toDigest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** 32 random bytes in base64url: 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
