/** A place in a JSON document (RFC 6901; "" is all of it) and what is wrong there. */
export interface SchemaFault {
  readonly pointer: string;
  readonly message: string;
}

/** Longest pointer that is written out: enough to find a place that is too deep. */
const MAX_CHARS = 200;

export function toPointer(place: readonly string[]): string {
  const pointer = place.map((name) => `/${escapeToken(name)}`).join("");
  return pointer.length <= MAX_CHARS
    ? pointer
    : `${pointer.slice(0, MAX_CHARS)}…`;
}

export function escapeToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
