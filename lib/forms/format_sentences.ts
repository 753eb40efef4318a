import type { ErrorObject } from "ajv";
import { clip, ownValue } from "./paths.ts";

/** What to enter for a format, and an example for where the schema has none. */
const FORMAT_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  uri: ["a full address", "https://blog.example.com"],
  url: ["a full address", "https://blog.example.com"],
  iri: ["a full address", "https://blog.example.com"],
  "uri-reference": ["an address or a path", "/blog"],
  email: ["an e-mail address", "name@example.com"],
  date: ["a date", "2026-11-23"],
  time: ["a time", "10:00:00Z"],
  "date-time": ["a date and time", "2026-11-23T10:00:00Z"],
  duration: ["a length of time", "P3D"],
  hostname: ["a host name", "blog.example.com"],
  ipv4: ["an IPv4 address", "192.0.2.1"],
  ipv6: ["an IPv6 address", "2001:db8::1"],
  uuid: ["a UUID", "123e4567-e89b-42d3-a456-426614174000"],
  "iri-reference": ["an address or a path", "/blog"],
  "uri-template": ["an address with parts to fill in", "/posts/{id}"],
  "idn-email": ["an e-mail address", "name@example.com"],
  "idn-hostname": ["a host name", "blog.example.com"],
  "iso-time": ["a time", "10:00:00"],
  "iso-date-time": ["a date and time", "2026-11-23T10:00:00"],
  "json-pointer": ["a JSON pointer", "/posts/0"],
  "json-pointer-uri-fragment": ["a JSON pointer after #", "#/posts/0"],
  "relative-json-pointer": ["a relative JSON pointer", "1/posts"],
  byte: ["text in Base64", "aGVsbG8="],
  int32: ["a whole number of 32 bits", "2147483647"],
  int64: ["a whole number of 64 bits", "9007199254740991"],
  regex: ["a regular expression", "^[a-z]+$"],
};

export function toFormatSentence(error: ErrorObject): string {
  const format = String(error.params.format);
  const words = Object.hasOwn(FORMAT_WORDS, format)
    ? FORMAT_WORDS[format]
    : undefined;
  if (!words) return `Use the format ${format}`;
  const [what, example] = words;
  return `Enter ${what}, such as ${exampleOf(error) ?? example}`;
}

/** A pattern in its author's words (`pattern_descriptor`), by example, or as it is. */
export function toPatternSentence(error: ErrorObject): string {
  const words = ownValue(error.parentSchema, "pattern_descriptor");
  if (typeof words === "string") return `Use ${words}`;
  const example = exampleOf(error);
  if (example) return `Use the expected form, such as ${example}`;
  return `Use the expected form: ${clip(error.params.pattern)}`;
}

/** The schema's own first example, where it is a short text. */
function exampleOf(error: ErrorObject): string | null {
  const examples = ownValue(error.parentSchema, "examples");
  const first = Array.isArray(examples) ? examples[0] : undefined;
  return typeof first === "string" && first !== "" && first.length <= 100
    ? first
    : null;
}
