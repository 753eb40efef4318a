import { placeOf, type PlaceState } from "./control_names.ts";

/** One control's name and text. */
export type FormEntry = readonly [name: string, text: string];

/** All that a form holds, shown or hidden, as texts by control name; see `control_names.ts`. */
export interface FormState {
  /** In the form's order; of several texts of a name the last one counts. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** What the last `is:` says of a place, by the place. */
  readonly told: ReadonlyMap<string, string>;
  /** The places directly inside of a place, such as `config.tags.0` in `config.tags`; of every place that there is. */
  readonly inside: ReadonlyMap<string, readonly string[]>;
}

/** Of a posted form, or of entries. Files are left out: no field takes one. Line ends become `\n`. */
export function toFormState(
  entries: Iterable<readonly [string, FormDataEntryValue]>,
): FormState {
  const texts = new Map<string, string[]>();
  const told = new Map<string, string>();
  const inside = new Map<string, string[]>();
  for (const [name, value] of entries) {
    if (typeof value !== "string") continue;
    const text = value.includes("\r") ? value.replace(/\r\n?/g, "\n") : value;
    if (name.startsWith("is:")) told.set(name.slice(3), text);
    const known = texts.get(name);
    if (known) known.push(text);
    else {
      texts.set(name, [text]);
      addPlace(inside, placeOf(name));
    }
  }
  return { texts, told, inside };
}

/** As entries again, such as an island's props take. */
export function entriesOf(state: FormState): readonly FormEntry[] {
  return [...state.texts].flatMap(([name, texts]) =>
    texts.map((text) => [name, text] as const)
  );
}

/** The state with more entries; those of a name that it has count instead of its own. */
export function withEntries(
  state: FormState,
  entries: Iterable<FormEntry>,
): FormState {
  return toFormState([...entriesOf(state), ...entries]);
}

/** The text of a control; "" where the form has none. */
export function textOf(state: FormState, name: string): string {
  return state.texts.get(name)?.at(-1) ?? "";
}

/** What `is:` says of a place; "" for anything unknown, and for JSON that was wiped out: then the field's own control serves. */
export function placeStateOf(state: FormState, name: string): PlaceState {
  const text = state.told.get(name) ?? "";
  if (text === "json") return textOf(state, name).trim() === "" ? "" : text;
  return text === "null" || text === "absent" || text === "set" ? text : "";
}

/** Whether the form says anything of a place or of what is inside of it. */
export function hasPlace(state: FormState, name: string): boolean {
  return state.inside.has(name);
}

/** The numbers of the rows that stand in a list or a map, in order. */
export function indexesIn(state: FormState, name: string): readonly number[] {
  return (state.inside.get(name) ?? [])
    .map((place) => place.slice(name.length + 1))
    .filter((text) => /^(?:0|[1-9]\d{0,14})$/.test(text))
    .map(Number)
    .sort((a, b) => a - b);
}

/** No form is that deep; a made-up name may have as many dots as it has room for. */
export const MAX_LEVELS = 200;

/** With the places around it. Gives those that are known inside of it. */
function addPlace(
  inside: Map<string, string[]>,
  place: string,
  level = 1,
): string[] {
  const known = inside.get(place);
  if (known) return known;
  const inner: string[] = [];
  inside.set(place, inner);
  const dot = lastDot(place);
  if (dot >= 0 && level < MAX_LEVELS) {
    addPlace(inside, place.slice(0, dot), level + 1).push(place);
  }
  return inner;
}

/** The last dot that parts two names; one after a backslash belongs to a name. */
function lastDot(path: string): number {
  let dot = path.lastIndexOf(".");
  while (dot > 0) {
    let start = dot;
    while (path[start - 1] === "\\") start--;
    if ((dot - start) % 2 === 0) return dot;
    dot = path.lastIndexOf(".", dot - 1);
  }
  return dot;
}
