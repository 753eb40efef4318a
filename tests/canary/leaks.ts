import { Buffer } from "node:buffer";

/** A secret that is recognized wherever a part of it turns up. */
export interface Canary {
  /** Where it was typed. */
  readonly what: string;
  readonly text: string;
}

/** A text that is nowhere else. */
export function createCanary(what: string): Canary {
  return { what, text: `${randomHex()}${randomHex()}` };
}

function randomHex(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

/** Where secrets are looked for: an answer, the log, a file. */
export interface Place {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Leak {
  readonly what: string;
  readonly place: string;
  /** How the secret is written there. */
  readonly form: string;
}

/** Each canary that is in one of the places, once a place. */
export function findLeaks(
  places: readonly Place[],
  canaries: readonly Canary[],
): Leak[] {
  const all = canaries.map(({ what, text }) => ({
    what,
    forms: toForms(text),
  }));
  return places.flatMap(({ name, bytes }) => {
    // One character a byte, so that a text is found as the bytes that it is.
    const hay = Buffer.from(bytes).toString("latin1");
    return all.flatMap(({ what, forms }) => {
      const found = forms.find(([, needle]) => hay.includes(needle));
      return found ? [{ what, place: name, form: found[0] }] : [];
    });
  });
}

type Form = readonly [name: string, needle: string];

/** Half of a secret is found as well: it may have been cut. */
function toForms(text: string): Form[] {
  const middle = Math.floor(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].flatMap((half) => [
    ["text", half],
    ["UTF-16", Buffer.from(half, "utf16le").toString("latin1")],
    ["UTF-16, high bytes first", toHighFirst(half)],
    ["hex", Buffer.from(half).toString("hex")],
    ["hex", Buffer.from(half).toString("hex").toUpperCase()],
    ...toBase64Forms(half),
  ]);
}

function toHighFirst(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("latin1");
}

/** A text that stands inside of a longer one has three forms, by its place; those characters that depend on its neighbours are cut. */
function toBase64Forms(text: string): Form[] {
  return [0, 1, 2].flatMap((offset): Form[] => {
    const bytes = Buffer.from("\0".repeat(offset) + text);
    const start = Math.ceil(offset * 8 / 6);
    const end = Math.floor(bytes.length * 8 / 6);
    return [
      ["base64", bytes.toString("base64").slice(start, end)],
      ["base64url", bytes.toString("base64url").slice(start, end)],
    ];
  });
}

/** The files of a folder as they are on the disk. */
export async function readFolder(folder: string): Promise<Place[]> {
  const places: Place[] = [];
  for await (const { name, isFile } of Deno.readDir(folder)) {
    if (!isFile) continue;
    places.push({ name, bytes: await Deno.readFile(`${folder}/${name}`) });
  }
  return places;
}
