/** A place in a JSON document (RFC 6901; "" is all of it) and what is wrong there. */
export interface SchemaFault {
  readonly pointer: string;
  readonly message: string;
}

export function toPointer(place: readonly string[]): string {
  return place.map((name) => `/${escapeToken(name)}`).join("");
}

export function escapeToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
