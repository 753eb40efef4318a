import { Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { SchemaFields } from "../../components/forms/SchemaFields.tsx";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { toFormState } from "../../lib/forms/form_state.ts";
import { toDraw } from "./markup.ts";

const PROPERTIES = 400;
const LEVELS = 8;
const ROUNDS = 60;
/** Rounds before, that do not count: a server is measured as it runs, not as it starts. */
const WARM_UP = 20;
/** In a row and timed together, so that each bears the collection of its own garbage. */
const REPEATS = 10;

/**
 * Milliseconds for one form, and for what Preact renders of as many inputs. Each
 * baseline makes its vnodes anew, as components do: nothing is precompiled in it.
 */
export interface FormTimes {
  /** From the schema to HTML: tree, entries, state and markup. */
  readonly form: number;
  /** Inputs with a label and a help each, which is what a form consists of. */
  readonly labelled: number;
  /** Inputs and nothing else. */
  readonly bare: number;
  /** The form's own markup. */
  readonly markup: number;
  readonly controls: number;
}

/** What a large form takes beside the least that Preact needs for as many inputs. */
export function measureForms(): FormTimes {
  const schema = largeSchema(LEVELS);
  const html = drawForm(schema);
  const controls = html.match(/<(?:input|select|textarea)\b/g)?.length ?? 0;
  const names = Array.from({ length: controls }, (_, at) => `field_${at}`);
  const draw = toDraw(html);
  const works: Record<keyof Omit<FormTimes, "controls">, () => unknown> = {
    form: () => drawForm(schema),
    labelled: () => renderToString(h("div", null, names.map(toLabelled))),
    bare: () => renderToString(h("div", null, names.map(toInput))),
    markup: () => renderToString(h(Fragment, null, draw())),
  };
  return { ...middles(works), controls };
}

/** By turns, so that what else the machine does slows down all of them. */
function middles<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
): Record<Name, number> {
  const times = mapValues(works, (): number[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const name in works) times[name].push(timeOf(works[name]));
  }
  return mapValues(times, (all) => middle(all.slice(WARM_UP)));
}

/** The type holds because each name of the one is set in the other. */
function mapValues<Name extends string, From, To>(
  object: Readonly<Record<Name, From>>,
  to: (value: From) => To,
): Record<Name, To> {
  const made: Partial<Record<Name, To>> = {};
  for (const name in object) made[name] = to(object[name]);
  return made as Record<Name, To>;
}

/** Objects in one another, so many properties on each level. */
function largeSchema(levels: number): Record<string, unknown> {
  const count = PROPERTIES / LEVELS;
  const kinds = [
    { type: "string", title: "Name", description: "Shown to your team" },
    { type: "string", minLength: 1, maxLength: 80, pattern: "^[a-z]+$" },
    { type: "integer", minimum: 0, maximum: 100 },
    { type: "boolean", default: true },
    { enum: ["a", "b", "c", "d", "e", "f"] },
  ];
  const fields = Array.from(
    { length: levels > 1 ? count - 1 : count },
    (_, index) => [`field_${index}`, kinds[index % kinds.length]],
  );
  const inner = levels > 1 ? [["inner", largeSchema(levels - 1)]] : [];
  return {
    type: "object",
    required: ["inner"],
    properties: Object.fromEntries([...fields, ...inner]),
  };
}

function drawForm(schema: Record<string, unknown>): string {
  const field = toFieldTree(schema);
  const state = toFormState(toFormEntries(field, {}));
  const form = { base: "", state, errors: {}, secrets: {}, focus: null };
  return renderToString(<SchemaFields field={field} form={form} />);
}

/** One field as written by hand: label, control, help. */
function toLabelled(name: string) {
  const id = `field-${name}`;
  return h(
    "div",
    { class: "grid gap-1.5" },
    h("label", { class: "text-sm font-medium", for: id }, "Name ", name),
    toInput(name),
    h(
      "p",
      { id: `${id}-help`, class: "text-sm text-muted" },
      "Shown to your team",
    ),
  );
}

function toInput(name: string) {
  const id = `field-${name}`;
  return h("input", {
    id,
    name,
    type: "text",
    class: "input w-full",
    value: "",
    maxLength: 80,
    "aria-describedby": `${id}-help`,
  });
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  for (let repeat = 0; repeat < REPEATS; repeat++) work();
  return (performance.now() - started) / REPEATS;
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}
