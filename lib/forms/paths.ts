/**
 * Paths name a place in the input as errors and form controls do:
 * `config.post_defaults.append_hashtags.2`. A dot or a backslash that belongs
 * to a name is written with a backslash before it, so no two places share a path.
 */
export function joinPath(path: string, key: string | number): string {
  const name = isPlainKey(key) ? key : String(key).replace(/[\\.]/g, "\\$&");
  return path === "" ? String(name) : `${path}.${name}`;
}

/** The same for the name of a control; that of the place around it is safe already. */
export function joinName(name: string, key: string | number): string {
  return isPlainKey(key)
    ? joinPath(name, key)
    : toSafePath(joinPath(name, key));
}

/** Most names are: they stand in a path and in HTML as they are. */
function isPlainKey(key: string | number): boolean {
  return typeof key === "number" || PLAIN_KEY.test(key);
}

const PLAIN_KEY = /^[\w-]+$/;

/** A path as HTML leaves it: a line end, a NUL and half of a pair are written as `\u000a`. */
export function toSafePath(path: string): string {
  return path.replace(
    UNSAFE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const UNSAFE =
  /[\r\n\0]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Whether a form sends a text as it is; of line ends only `\n`, which it restores. */
export function isSafeText(text: string): boolean {
  return text.replaceAll("\n", "").search(UNSAFE) < 0;
}

/** The names that a path was joined of, a safe one as well. */
export function splitPath(path: string): readonly string[] {
  const names = `.${path}`.match(/\.(?:\\.|[^\\.])*/gs) ?? [];
  return names.map((name) =>
    name.slice(1).replace(
      /\\u([\da-f]{4})|\\(.)/gs,
      (_, code, char) => char ?? String.fromCharCode(parseInt(code, 16)),
    )
  );
}

/** Whether a path is that of the place itself or of something inside it. */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

/**
 * The id of the control at a path: `field-config-base_url`. Valid and unique:
 * what is neither letter, digit, `_` nor a dot becomes its code point, `:2d:`.
 */
export function controlId(path: string): string {
  const id = PLAIN_PATH.test(path) ? path : path.replace(
    /[^A-Za-z0-9_.]/gu,
    (char) => `:${char.codePointAt(0)?.toString(16)}:`,
  );
  return `field-${id.replaceAll(".", "-")}`;
}

const PLAIN_PATH = /^[A-Za-z0-9_.]*$/;

/** The member that an object has of its own; what it inherits, such as `constructor`, is none. */
export function ownValue(object: unknown, key: string | number): unknown {
  return hasMembers(object) && Object.hasOwn(object, key)
    ? object[key]
    : undefined;
}

function hasMembers(
  value: unknown,
): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

/** "base_url" → "Base URL": the label of a field that has no title. */
export function humanize(key: string): string {
  const parted = /[A-Z]/.test(key)
    ? key.replace(/([a-z\d])([A-Z])/g, "$1 $2")
    : key;
  const text = parted.toLowerCase()
    .replace(/[\s_.-]+/g, " ")
    .trim()
    .replace(ACRONYMS, (word) => word.toUpperCase());
  if (text === "") return toLabelText(key) ?? "Unnamed";
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const ACRONYMS =
  /(?<=^| )(?:api|html|https?|id|ip|json|ssl|tls|ur[il]|uuid|xml)(?= |$)/g;

/** A text that one can see. */
export function toLabelText(text: unknown): string | undefined {
  return typeof text === "string" && /[^\s\p{C}]/u.test(text)
    ? text
    : undefined;
}

/** Longest part of a name or value in a sentence. */
const MAX_CHARS = 60;

/** A text cut to what fits into a sentence. */
export function clip(text: unknown): string {
  const whole = String(text);
  if (whole.length <= MAX_CHARS) return whole;
  const chars = [...whole];
  return chars.length <= MAX_CHARS
    ? whole
    : `${chars.slice(0, MAX_CHARS).join("")}…`;
}
