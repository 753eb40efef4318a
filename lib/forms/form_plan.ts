import { chosenBranch, drawnObject, itemsOf, rowsOf } from "./drawn.ts";
import type { Field, MapField } from "./field.ts";
import { type FormState, placeStateOf } from "./form_state.ts";
import { startState } from "./start_state.ts";

/**
 * What it takes to read a form as it is drawn, as JSON: the fields that there
 * are, without the schema that they come from. A browser reads the form by it
 * and needs nothing that makes fields.
 */
export type FormPlan = Readonly<Record<string, unknown>>;

export function toPlan(field: Field, given: FormState): FormPlan {
  const { kind, name, path, key } = field;
  const state = startState(given, field);
  const plan = { kind, name, path, key };
  if (placeStateOf(state, name) === "json") return plan;
  switch (field.kind) {
    case "object": {
      const { fields, choosers, others } = drawnObject(field, state);
      return {
        ...plan,
        conditions: 0,
        fields: fields.map((inner) => toPlan(inner, state)),
        choosers: choosers.map((inner) => toPlan(inner, state)),
        others: others && toMapPlan(others, state),
      };
    }
    case "list": {
      const items = itemsOf(field, state).map(({ field, index }) =>
        [index, toPlan(field, state)] as const
      );
      const { prefix } = field;
      return { ...plan, prefix, rows: Object.fromEntries(items) };
    }
    case "chooser": {
      const chosen = chosenBranch(field, state);
      return {
        ...plan,
        branches: field.branches.map((branch) =>
          branch === chosen ? { field: toPlan(branch.field, state) } : null
        ),
      };
    }
    case "choice":
      return {
        ...plan,
        options: field.options.map(({ text, value }) => ({ text, value })),
      };
    case "const":
      return { ...plan, value: field.value };
    case "secret":
      return { ...plan, holds: field.holds };
    default:
      return plan;
  }
}

function toMapPlan(map: MapField, state: FormState): FormPlan {
  const { name, path } = map;
  const rows = rowsOf(map, state).map(({ field, index }) =>
    [index, toPlan(field, state)] as const
  );
  return { name, path, rows: Object.fromEntries(rows) };
}
