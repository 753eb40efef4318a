import { redactText } from "./redact.ts";
import { readPointer } from "./template.ts";

/** Where services say why, for a person. */
const MESSAGE_POINTERS = [
  "/message",
  "/error/message",
  "/error_description",
  "/errors/0/message",
  "/errors/0/detail",
  "/detail",
  "/description",
  "/meta/msg",
  "/error",
  "/title",
];

const MAX_CHARS = 200;

/**
 * What an answer says of itself, as it may be shown: short text without markup
 * and without a secret. Null where it says nothing.
 */
export function findMessage(
  body: unknown,
  secrets: readonly string[],
  pointer?: string,
): string | null {
  const pointers = pointer === undefined ? MESSAGE_POINTERS : [pointer];
  const texts = pointers.map((place) =>
    toSafeText(readPointer(body, place), secrets)
  );
  return texts.find((text) => text !== null) ?? null;
}

/** Somebody else's text in one line; null for what is no text, or empty. */
export function toSafeText(
  value: unknown,
  secrets: readonly string[],
): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  // Twice: before, since what is taken out could have stood within a secret; after, since it could have hidden one.
  const redacted = redactText(String(value), secrets);
  const plain = redactText(toPlain(redacted), secrets);
  const chars = [...plain];
  if (chars.length === 0) return null;
  return chars.length <= MAX_CHARS
    ? plain
    : `${chars.slice(0, MAX_CHARS).join("").trimEnd()}…`;
}

/** Without tags, control characters, and those that turn the direction of what follows. */
function toPlain(text: string): string {
  return text.slice(0, 10_000)
    .replace(/<[^>]*>/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
