import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from "hono/utils/compress";
import { getMimeType } from "hono/utils/mime";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Encoding, StaticFile } from "./snapshot.ts";

/** What is shorter goes as it is. */
const SMALLEST_BYTES = 512;

export function hashOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 16);
}

/** Compresses what is text; images and fonts are compressed already. */
export async function packFile(
  path: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<StaticFile> {
  const packed = new Map<Encoding, Uint8Array<ArrayBuffer>>();
  const isText = COMPRESSIBLE_CONTENT_TYPE_REGEX.test(getMimeType(path) ?? "");
  if (isText && content.length >= SMALLEST_BYTES) {
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(content),
      promisify(gzip)(content, { level: 9 }),
    ]);
    packed.set("br", new Uint8Array(br)).set("gzip", new Uint8Array(gz));
  }
  packed.set("identity", content);
  return {
    path,
    hash: hashOf(content),
    encodings: [...packed.keys()],
    read: (encoding) => Promise.resolve(packed.get(encoding) ?? content),
  };
}
