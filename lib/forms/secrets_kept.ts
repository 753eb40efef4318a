import { keptName } from "./control_names.ts";
import type { ObjectField } from "./field.ts";
import { toFormEntries } from "./form_entries.ts";
import { isObject, type JsonObject } from "./json_value.ts";
import { ownValue, splitPath } from "./paths.ts";

export interface KeptSecrets {
  /** Place in the value → place in what is stored; see `DecodedForm`. */
  readonly kept: ReadonlyMap<string, string>;
  readonly stored: unknown;
}

/** The value with the secrets that were left as they are put back. One that is not stored any more stays absent. */
export function withKept(
  tree: ObjectField,
  value: JsonObject,
  { kept, stored }: KeptSecrets,
): JsonObject {
  const start = tree.path.length + 1;
  let whole: unknown = value;
  for (const [path, from] of kept) {
    const secret = splitPath(from.slice(start)).reduce(ownValue, stored);
    if (secret !== undefined) {
      whole = withMember(whole, splitPath(path.slice(start)), secret);
    }
  }
  return isObject(whole) ? whole : value;
}

/** A value as it may leave: without the secrets in it, and where there are some. */
export function withoutSecrets(
  tree: ObjectField,
  value: JsonObject,
): { readonly value: JsonObject; readonly secrets: readonly string[] } {
  const prefix = keptName("");
  const secrets = toFormEntries(tree, value)
    .flatMap(([name, text]) => name.startsWith(prefix) ? [text] : []);
  const start = tree.path.length + 1;
  const bare = secrets.reduce<unknown>(
    (whole, path) => withMember(whole, splitPath(path.slice(start)), undefined),
    value,
  );
  return { value: isObject(bare) ? bare : {}, secrets };
}

/** A copy with a member set, or left out where it is undefined (null in a list, which keeps its length). */
function withMember(
  whole: unknown,
  keys: readonly string[],
  member: unknown,
): unknown {
  const [key, ...inner] = keys;
  if (key === undefined) return member;
  const changed = withMember(ownValue(whole, key), inner, member);
  if (Array.isArray(whole)) {
    return whole.map((item, at) => String(at) === key ? changed ?? null : item);
  }
  const members = Object.entries(isObject(whole) ? whole : {});
  const at = members.findIndex(([name]) => name === key);
  if (at < 0) members.push([key, changed]);
  else members[at] = [key, changed];
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
