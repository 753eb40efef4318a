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

/** Milliseconds for one form. */
export interface FormTimes {
  /** From the schema to HTML. */
  readonly form: number;
  /** The same markup, by Preact alone. */
  readonly markup: number;
  /** The same number of inputs, each written by hand with a label and a help. */
  readonly bare: number;
  readonly controls: number;
}

/** What a large form takes beside the least that Preact needs for as many inputs. */
export function measureForms(): FormTimes {
  const schema = largeSchema(LEVELS);
  const html = drawForm(schema);
  const controls = html.match(/<(?:input|select|textarea)\b/g)?.length ?? 0;
  // By turns, so that what else the machine does slows down both.
  const forms: number[] = [];
  const markups: number[] = [];
  const bares: number[] = [];
  const draw = toDraw(html);
  for (let round = 0; round < ROUNDS; round++) {
    forms.push(timeOf(() => drawForm(schema)));
    markups.push(timeOf(() => renderToString(h(Fragment, null, draw()))));
    bares.push(timeOf(() => drawBare(controls)));
  }
  return {
    form: middle(forms),
    markup: middle(markups),
    bare: middle(bares),
    controls,
  };
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

function drawBare(count: number): string {
  const inputs = Array.from(
    { length: count },
    (_, index) => <Bare key={index} name={`field_${index}`} />,
  );
  return renderToString(<div class="grid gap-5">{inputs}</div>);
}

/** One field as written by hand: label, control, help. */
function Bare({ name }: { readonly name: string }) {
  const id = `field-${name}`;
  return (
    <div class="grid gap-1.5">
      <label class="text-sm font-medium" for={id}>Name {name}</label>
      <input
        id={id}
        name={name}
        type="text"
        class="input w-full"
        value=""
        maxLength={80}
        aria-describedby={`${id}-help`}
      />
      <p id={`${id}-help`} class="text-sm text-muted">Shown to your team</p>
    </div>
  );
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}
