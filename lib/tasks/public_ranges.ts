/**
 * What of IPv4 is not on the public internet, by the special-purpose registry
 * of IANA. A test holds it to `isPublicAddress()`, which judges each request.
 */
const PRIVATE: readonly string[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];

interface Range {
  readonly start: number;
  readonly bits: number;
}

/** The rest of IPv4: what is public, in as few ranges as there can be. */
export function findPublicRanges(): string[] {
  return withoutPrivate({ start: 0, bits: 0 }, PRIVATE.map(parseRange))
    .map(({ start, bits }) => `${toText(start)}/${bits}`);
}

/** Halves a range until each part is wholly private, and left out, or wholly public. */
function withoutPrivate(
  range: Range,
  holes: readonly Range[],
): readonly Range[] {
  if (holes.some((hole) => contains(hole, range))) return [];
  const inside = holes.filter((hole) => contains(range, hole));
  if (inside.length === 0) return [range];
  const bits = range.bits + 1;
  const upper = range.start + sizeOf({ start: 0, bits });
  return [range.start, upper]
    .flatMap((start) => withoutPrivate({ start, bits }, inside));
}

function contains(outer: Range, inner: Range): boolean {
  return outer.bits <= inner.bits && inner.start >= outer.start &&
    inner.start < outer.start + sizeOf(outer);
}

function sizeOf({ bits }: Range): number {
  return 2 ** (32 - bits);
}

function parseRange(text: string): Range {
  const [address = "", bits] = text.split("/");
  const start = address.split(".").reduce((sum, part) => sum * 256 + +part, 0);
  return { start, bits: Number(bits) };
}

function toText(start: number): string {
  return [24, 16, 8, 0].map((shift) => (start >>> shift) & 255).join(".");
}
