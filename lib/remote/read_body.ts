import {
  PassThrough,
  pipeline,
  type Readable,
  type Transform,
} from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

export const ACCEPT_ENCODING = "gzip, deflate, br";

const DECODERS: Readonly<Record<string, () => Transform>> = {
  "": () => new PassThrough(),
  identity: () => new PassThrough(),
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Why a body cannot be taken; completes "Cannot read the answer of HOST". */
export class BodyFault extends Error {
  override readonly name = "BodyFault";
}

/**
 * The body as text. Its bytes are counted as they come and again as they are
 * decompressed, and reading stops where either passes the limit: a few
 * kilobytes can unpack to gigabytes. Throws a BodyFault.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  maxBytes: number,
): Promise<string> {
  const createDecoder = DECODERS[encoding.trim().toLowerCase()];
  if (!createDecoder) {
    throw new BodyFault("it is compressed in a way that was not asked for");
  }
  const source = noteFault(limitBytes(body, maxBytes));
  // A fault of either end reaches the reader below.
  const unpacked = pipeline(source.chunks, createDecoder(), () => {});
  try {
    return await readText(limitBytes(unpacked, maxBytes));
  } catch (error) {
    if (source.fault()) throw source.fault();
    if (error instanceof BodyFault) throw error;
    throw new BodyFault("it cannot be decompressed", { cause: error });
  }
}

async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Tells a fault of the connection from one of what came over it. */
function noteFault(chunks: AsyncIterable<Uint8Array>) {
  let fault: unknown;
  async function* noted() {
    try {
      yield* chunks;
    } catch (error) {
      fault = error;
      throw error;
    }
  }
  return { chunks: noted(), fault: () => fault };
}

async function* limitBytes(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new BodyFault(`it is longer than ${maxBytes} bytes`);
    }
    yield chunk;
  }
}
