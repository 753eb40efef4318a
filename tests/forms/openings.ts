import { branchName, isName, keyName } from "../../lib/forms/control_names.ts";
import type {
  Branch,
  ChooserField,
  Field,
  ListField,
  MapField,
  ObjectField,
} from "../../lib/forms/field.ts";
import type { FormEntry } from "../../lib/forms/form_state.ts";

/** A field that must have a control of its own. */
export interface Leaf {
  readonly path: string;
  /** Of its control. */
  readonly name: string;
  readonly label: string;
}

/** A form as it looks when certain branches, sides and rows are open. */
export interface Opening<Kind> {
  /** With the sides of its conditions settled, whatever the form holds. */
  readonly field: Kind;
  readonly entries: readonly FormEntry[];
  readonly leaves: readonly Leaf[];
}

/** So many sides of one object's conditions are looked at. */
const MAX_SIDES = 100;

/** What stands inside itself is opened so often. */
const MAX_REOPENED = 1;

/** Deeper than any form that a person fills in. */
const MAX_DEPTH = 40;

/** More at once than any page shows: some schemas have a million, all opened. */
const MAX_LEAVES = 5_000;

interface Around {
  readonly depth: number;
  readonly reopened: number;
  /** How many leaves the opening that is being made has so far. */
  readonly count: { leaves: number };
}

/**
 * Every way to open a form that is needed to see each leaf of each branch, of
 * both sides of conditions, in items and rows. What stands side by side is
 * opened at once, so there are as many as the largest part has.
 */
export function* openingsOf(root: Field): Generator<Opening<Field>> {
  const count = { leaves: 0 };
  for (const opening of openField(root, { depth: 0, reopened: 0, count })) {
    count.leaves = 0;
    yield opening;
  }
}

function openField(field: Field, around: Around): Iterable<Opening<Field>> {
  const inside = { ...around, depth: around.depth + 1 };
  const isFull = around.count.leaves >= MAX_LEAVES;
  if (inside.depth > MAX_DEPTH || isFull) return [closed(field)];
  switch (field.kind) {
    case "object":
    case "chooser": {
      const reopened = around.reopened + (field.recursive ? 1 : 0);
      if (reopened > MAX_REOPENED) return [closed(field)];
      return field.kind === "object"
        ? openObject(field, { ...inside, reopened })
        : openChooser(field, { ...inside, reopened });
    }
    case "list":
      return openList(field, inside);
    default:
      around.count.leaves++;
      return [openLeaf(field)];
  }
}

function closed<Kind extends Field>(field: Kind): Opening<Kind> {
  return { field, entries: [], leaves: [] };
}

/** A constant needs no control: there is nothing to fill in. */
function openLeaf(field: Field): Opening<Field> {
  const { name, path, label, kind } = field;
  if (kind === "const") return closed(field);
  return { field, entries: [[name, ""]], leaves: [{ path, name, label }] };
}

function* openObject(
  object: ObjectField,
  around: Around,
): Generator<Opening<ObjectField>> {
  for (const sides of sidesOf(object)) {
    const settled = sides === "" ? object : object.withSides(sides);
    const others = settled.others;
    const parts: Iterable<Opening<Field | MapField>>[] = [
      ...settled.fields.map((field) => openField(field, around)),
      ...settled.choosers.map((chooser) => openChooser(chooser, around)),
      ...(others?.open ? [openMap(others, around)] : []),
    ];
    for (const inside of together(parts)) {
      const fields = inside.map(({ field }) => field);
      yield {
        field: {
          ...settled,
          conditions: 0,
          fields: fields.filter(isField).slice(0, settled.fields.length),
          choosers: fields.filter(isField).slice(settled.fields.length)
            .filter((field) => field.kind === "chooser"),
          others: fields.find((field) => field.kind === "map") ?? others,
        },
        entries: [[isName(object.name), "set"], ...entriesIn(inside)],
        leaves: leavesIn(inside),
      };
    }
  }
}

function isField(field: Field | MapField): field is Field {
  return field.kind !== "map";
}

/** None of the conditions, each alone, and each that stands in the side of another. */
function sidesOf(object: ObjectField): readonly string[] {
  const found: string[] = [];
  const visit = (sides: string, known: number): void => {
    const settled = sides === "" ? object : object.withSides(sides);
    const { conditions } = settled;
    found.push(sides.padEnd(conditions, "0"));
    for (let at = known; at < conditions; at++) {
      if (found.length >= MAX_SIDES) return;
      visit(sides.padEnd(at, "0") + "1", conditions);
    }
  };
  visit("", 0);
  return found;
}

function* openChooser(
  chooser: ChooserField,
  around: Around,
): Generator<Opening<ChooserField>> {
  for (const [index, branch] of chooser.branches.entries()) {
    for (const inside of openField(branch.field, around)) {
      const opened: Branch = { ...branch, field: inside.field };
      yield {
        field: { ...chooser, branches: chooser.branches.with(index, opened) },
        entries: [
          [isName(chooser.name), "set"],
          [branchName(chooser.name), String(index)],
          ...inside.entries,
        ],
        leaves: inside.leaves,
      };
    }
  }
}

function* openList(
  list: ListField,
  around: Around,
): Generator<Opening<ListField>> {
  const count = Math.min(list.prefix + 1, list.maxItems);
  const items = Array.from(
    { length: count },
    (_, index) => openField(list.makeItem(index), around),
  );
  for (const inside of together(items)) {
    const makeItem = (index: number) =>
      inside[index]?.field ?? list.makeItem(index);
    yield {
      field: { ...list, makeItem },
      entries: [[isName(list.name), "set"], ...entriesIn(inside)],
      leaves: leavesIn(inside),
    };
  }
}

function* openMap(map: MapField, around: Around): Generator<Opening<MapField>> {
  const key = keyName(`${map.name}.0`);
  const label = `name of ${map.label}`;
  for (const row of openField(map.makeRow(0, "name"), around)) {
    yield {
      field: { ...map, makeRow: () => row.field },
      entries: [[key, "name"], ...row.entries],
      leaves: [{ path: map.path, name: key, label }, ...row.leaves],
    };
  }
}

/** Side by side: each part goes on to its next opening until the last has no more. */
function* together<Kind>(
  parts: readonly Iterable<Opening<Kind>>[],
): Generator<readonly Opening<Kind>[]> {
  const runs = parts.map((part) => part[Symbol.iterator]());
  let current: readonly Opening<Kind>[] = [];
  for (let isFirst = true;; isFirst = false) {
    const next = runs.map((run) => run.next());
    if (!isFirst && next.every(({ done }) => done)) return;
    current = next.flatMap((result, at) => {
      const opening = result.done ? current[at] : result.value;
      return opening ? [opening] : [];
    });
    yield current;
  }
}

function entriesIn(openings: readonly Opening<unknown>[]) {
  return openings.flatMap(({ entries }) => entries);
}

function leavesIn(openings: readonly Opening<unknown>[]) {
  return openings.flatMap(({ leaves }) => leaves);
}
