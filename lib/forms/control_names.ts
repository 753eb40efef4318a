/**
 * How the controls of a form are named. All that a form holds is a `FormState`:
 * texts by these names. `toFormEntries` makes it of a value, components draw it,
 * `decodeForm` makes the value of it again. A component invents no entry and
 * leaves none out, so that what is sent untouched is what it was made of.
 *
 * `N` is a field's `name`. Roots have neither dot nor colon (`config`), so no
 * prefix can be part of a name; a part that begins with one backslash is no
 * property, since `joinPath` doubles a backslash.
 *
 * | name | holds |
 * |---|---|
 * | `N` | the text of a control: text, number (its digits as typed), `true`/`false`/"", an option's text, JSON |
 * | `is:N` | how the place is, beyond its text; see below. The last one counts, so a switch has a hidden one before it |
 * | `N.key` | a member of the object `N` |
 * | `N.0`, `N.1` | the items of the list `N`, in the order of their numbers; gaps are fine |
 * | `branch:N` | number of the branch chosen in the chooser `N`; "" is none: absent |
 * | `N.\0`, `N.\1` | the fields of its branches: each keeps what was typed, the chosen one is read |
 * | `N.\c0` | a chooser whose branch adds members to the object `N` |
 * | `N.\more` | the map of the object `N`: members without a field of their own |
 * | `M.0`, `key:M.0` | value and name of the first row of the map `M` |
 * | `sides:N` | hidden: the sides of the object's conditions that are drawn |
 * | `kept:N` | hidden: the path of the secret that is stored for `N`; left empty, it is kept |
 * | `remove:N` | ticked: the stored secret is cleared |
 * | `do` | a button's `CHANGE:N`, such as `remove:config.tags.2`; see `changeForm` |
 *
 * What `is:N` says, and how absent, null, "", [], {} and false stay different:
 *
 * | `is:N` | the value |
 * |---|---|
 * | `null` | null, whatever stands in the controls: the switch of a nullable field |
 * | `absent` | none, whatever stands in the controls: the switch of an optional object, off |
 * | `set` | there also when nothing is filled in: "", [], {}, and false for an unticked box |
 * | `json` | `N` holds the value as JSON: one that the field's own control cannot hold (of another type, a text with `\r`) |
 * | none or "" | there when something is filled in, else absent |
 *
 * A switch hides what it overrules by style, so that what is seen is what is
 * sent, with scripts off too. A field that is drawn without any entry starts
 * with its default (`startState`): a branch just chosen, an item just added.
 */
export type PlaceState = "null" | "absent" | "set" | "json" | "";

export function isName(name: string): string {
  return `is:${name}`;
}

export function branchName(name: string): string {
  return `branch:${name}`;
}

export function keyName(name: string): string {
  return `key:${name}`;
}

export function sidesName(name: string): string {
  return `sides:${name}`;
}

export function keptName(name: string): string {
  return `kept:${name}`;
}

/** The name of the checkbox that clears a stored secret. No path begins so. */
export function removeName(name: string): string {
  return `remove:${name}`;
}

/** The name of buttons that change what a form asks: `Update form`, add, remove, move. */
export const CHANGE_NAME = "do";

/** A name without its prefixes: the place that a control is about. */
export function placeOf(name: string): string {
  return name.includes(":") ? name.replace(/^(?:[a-z]+:)+/, "") : name;
}
