import type { Field } from "./field.ts";
import type { FormPlan } from "./form_plan.ts";
import { isObject } from "./json_value.ts";

/** The fields of a plan, as `decodeForm` takes them. */
export function readPlan(plan: FormPlan): Field {
  return asField(revive(plan));
}

/** Rows are asked for by their number; all else stands in the plan as it is. */
function revive(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(revive);
  if (!isObject(part)) return part;
  const { rows, ...rest } = part;
  // What a field may be or is: values, in which nothing is a field.
  const inner = Object.entries(rest).map(([key, member]) =>
    [key, VALUES.has(key) ? member : revive(member)] as const
  );
  const at = (index: number) => revive(isObject(rows) ? rows[index] : null);
  return { ...Object.fromEntries(inner), makeItem: at, makeRow: at };
}

const VALUES: ReadonlySet<string> = new Set(["options", "value"]);

/** Holds because `toPlan` has made it of fields, with all that decoding looks at; tests read every form both ways. */
function asField(plan: unknown): Field {
  return plan as Field;
}
