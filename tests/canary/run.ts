import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { BrowserWorld } from "../browser/browser.ts";
import { type Canary, createCanary, type Place } from "./leaks.ts";

/** A secret that the server made, and the answers that hand it out. */
export interface Given extends Canary {
  readonly by: readonly string[];
}

/** All that was typed as a credential in a run of the program, and all that left it. */
export interface Run {
  readonly world: BrowserWorld;
  /** Makes a secret to be typed somewhere. */
  secret(what: string): string;
  /** Remembers a secret of the server's making. */
  give(given: Given): void;
}

export interface Findings {
  readonly typed: Canary[];
  readonly given: Given[];
  readonly answers: Promise<Place>[];
}

export function toRun(world: BrowserWorld, { typed, given }: Findings): Run {
  return {
    world,
    secret(what) {
      const canary = createCanary(what);
      typed.push(canary);
      return canary.text;
    },
    give: (secret) => void given.push(secret),
  };
}

/** Headers and body of an answer, under the name `POST /sign-in 303`. */
export async function toPlace(
  { method, url }: Request,
  response: Response,
): Promise<Place> {
  const name = `${method} ${new URL(url).pathname} ${response.status}`;
  const headers = [...response.headers].flat().join("\n");
  const parts = [headers, await unpack(response)];
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return { name, bytes };
}

/** What a browser makes of it: a secret in a packed answer looks like nothing. */
async function unpack(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const encoding = response.headers.get("content-encoding");
  if (bytes.length === 0 || encoding === null) return bytes;
  return new Uint8Array(
    encoding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes),
  );
}
