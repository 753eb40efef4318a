import type {
  BooleanField,
  ChoiceField,
  Field,
  JsonField,
  ListField,
  ObjectField,
} from "./field.ts";
import { UNSET, UNSET_TRUE } from "./control_names.ts";
import { itemAt } from "./nearest_field.ts";
import { joinPath } from "./paths.ts";
import { lastText, type Submitted, toSubmitted } from "./submitted.ts";

type JsonObject = { readonly [key: string]: unknown };

/**
 * The value that a form holds, as the inverse of its rendering. Control names
 * are the fields' paths. The rule for what is missing, empty or wrong:
 *
 * - A text left empty is absent, also a required one, so that "required" is what
 *   is reported. A control with a hidden empty companion before it held the empty
 *   text, and left empty it still does. Line ends are `\n`.
 * - A number is absent when empty; a text that is no number, or has more digits
 *   than a number holds, stays a text, so that the validator complains of it and
 *   the page shows it again.
 * - A checkbox has a hidden companion, so that false and absent differ: `false`
 *   where the value was there, `unset` or `unset-true` where it was absent and
 *   false or true was shown. What was absent stays so unless it is changed.
 * - A choice is absent when empty; a text that is no option stays a text.
 * - Empty items of a list are left out. A list without items is absent, and an
 *   object without members too, unless a hidden companion says it was there.
 * - JSON is absent when blank, and a text when it is no JSON.
 */
export function decodeConfig(form: FormData, tree: ObjectField): JsonObject {
  return decodeMembers(toSubmitted(form), tree);
}

function decodeField(submitted: Submitted, field: Field): unknown {
  switch (field.kind) {
    case "text":
    case "textarea":
    case "secret":
      return decodeText(submitted, field.path);
    case "url":
    case "email":
      return decodeText(submitted, field.path, (text) => text.trim());
    case "number":
      return decodeNumber(lastText(submitted, field.path));
    case "boolean":
      return decodeBoolean(submitted, field);
    case "choice":
      return decodeChoice(submitted, field);
    case "list":
      return decodeList(submitted, field);
    case "json":
      return decodeJson(lastText(submitted, field.path));
    case "object":
      return decodeObject(submitted, field);
  }
}

function decodeObject(submitted: Submitted, field: ObjectField): unknown {
  const value = decodeMembers(submitted, field);
  const isThere = Object.keys(value).length > 0 || submitted.has(field.path);
  return isThere ? value : undefined;
}

/** Made of entries, not by assignment: a member may be called `__proto__`. */
function decodeMembers(submitted: Submitted, tree: ObjectField): JsonObject {
  const members = tree.fields
    .map((field) => [field.key, decodeField(submitted, field)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries([...decodeRest(submitted, tree.rest), ...members]);
}

/** What is no JSON object is kept under the empty name; the page shows it again as it was typed. */
function decodeRest(
  submitted: Submitted,
  field: JsonField,
): readonly (readonly [string, unknown])[] {
  const text = lastText(submitted, field.path);
  const value = decodeJson(text);
  if (value === undefined) return [];
  return isObject(value) ? Object.entries(value) : [["", text]];
}

function decodeText(
  submitted: Submitted,
  path: string,
  clean: (text: string) => string = (text) => text,
): string | undefined {
  const texts = submitted.get(path) ?? [];
  const text = clean(texts.at(-1) ?? "");
  return text !== "" || texts.length > 1 ? text : undefined;
}

function decodeNumber(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
    ? Number(text)
    : NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : typed;
}

function decodeBoolean(
  submitted: Submitted,
  { path }: BooleanField,
): boolean | string | undefined {
  const texts = submitted.get(path) ?? [];
  const [companion] = texts;
  const last = texts.at(-1);
  if (last === "true") return companion === UNSET_TRUE ? undefined : true;
  if (last === "false" || last === UNSET_TRUE) return false;
  return last === UNSET ? undefined : last;
}

function decodeChoice(submitted: Submitted, field: ChoiceField): unknown {
  const text = lastText(submitted, field.path);
  if (text === "") return undefined;
  const option = field.options.find((option) => option.text === text);
  return option ? option.value : text;
}

function decodeList(
  submitted: Submitted,
  field: ListField,
): readonly unknown[] | undefined {
  const items = indexesOf(submitted, field.path)
    .map((index) => decodeField(submitted, itemAt(field, index)))
    .filter((item) => item !== undefined);
  return items.length > 0 || submitted.has(field.path) ? items : undefined;
}

/** The indexes of the controls of a list, in order; they may have gaps. */
function indexesOf(submitted: Submitted, path: string): readonly number[] {
  const start = `${path}.`;
  return [...submitted.keys()]
    .filter((name) => name.startsWith(start))
    .map((name) => Number(name.slice(start.length)))
    .filter((index) =>
      Number.isSafeInteger(index) && index >= 0 &&
      submitted.has(joinPath(path, index))
    )
    .sort((a, b) => a - b);
}

function decodeJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
