import { createHash } from "node:crypto";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Encoding } from "./snapshot.ts";

const TYPES: Partial<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

export function contentTypeOf(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
}

export function hashOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 16);
}

/** A file's content in each encoding that makes it smaller. */
export type Encoded = Partial<Record<Encoding, Uint8Array<ArrayBuffer>>> & {
  readonly identity: Uint8Array<ArrayBuffer>;
};

const SMALLEST_BYTES = 512;

/** Compresses what is text; images and fonts are compressed already. */
export async function precompress(
  path: string,
  identity: Uint8Array<ArrayBuffer>,
): Promise<Encoded> {
  const isText = /^text|json|svg|xml|wasm|icon/.test(contentTypeOf(path));
  if (!isText || identity.length < SMALLEST_BYTES) return { identity };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(identity),
    promisify(gzip)(identity, { level: 9 }),
  ]);
  return {
    identity,
    ...(br.length < identity.length && { br: new Uint8Array(br) }),
    ...(gz.length < identity.length && { gzip: new Uint8Array(gz) }),
  };
}
