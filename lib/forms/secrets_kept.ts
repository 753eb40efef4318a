import { keptName } from "./control_names.ts";
import type { Field, ObjectField } from "./field.ts";
import { toFormEntries } from "./form_entries.ts";
import { isObject, type JsonObject } from "./json_value.ts";
import { joinPath, ownValue, splitPath } from "./paths.ts";

export interface KeptSecrets {
  /** Place in the value → place in what is stored; see `DecodedForm`. */
  readonly kept: ReadonlyMap<string, string>;
  readonly stored: unknown;
}

/** The value with the secrets that were left as they are put back. One that is not stored any more stays absent. */
export function withKept(
  tree: Field,
  value: unknown,
  { kept, stored }: KeptSecrets,
): unknown {
  let whole = value;
  for (const [path, from] of kept) {
    const secret = keysIn(tree, from).reduce(ownValue, stored);
    if (secret !== undefined) {
      whole = withMember(whole, keysIn(tree, path), secret);
    }
  }
  return whole;
}

function keysIn({ path: root }: Field, path: string): readonly string[] {
  return path === root ? [] : splitPath(path.slice(root.length + 1));
}

/** A value as it may leave: without the secrets in it, and where there are some. */
export function withoutSecrets(
  tree: ObjectField,
  value: JsonObject,
): { readonly value: JsonObject; readonly secrets: readonly string[] } {
  const prefix = keptName("");
  const secrets = toFormEntries(tree, value)
    .filter(([name]) => name.startsWith(prefix))
    .map(([, path]) => splitPath(path).reduce(joinPath, ""));
  const bare = secrets.reduce<unknown>(
    (whole, path) => withMember(whole, keysIn(tree, path), undefined),
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
