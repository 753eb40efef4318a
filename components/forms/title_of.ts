import { drawnObject } from "../../lib/forms/drawn.ts";
import type { ObjectField } from "../../lib/forms/field.ts";
import { type FormState, textOf } from "../../lib/forms/form_state.ts";
import { clip } from "../../lib/forms/paths.ts";

const TITLING: ReadonlySet<string> = new Set(
  ["text", "url", "email", "choice", "number"],
);

/** What an object in a list is called: the first that is filled in of its texts, no secret. */
export function titleOf(field: ObjectField, state: FormState): string {
  for (const inner of drawnObject(field, state).fields) {
    if (!TITLING.has(inner.kind)) continue;
    const text = textOf(state, inner.name).trim();
    const option = inner.kind === "choice"
      ? inner.options.find((option) => option.text === text)
      : undefined;
    if (text !== "") return clip(option?.label ?? text);
  }
  return "";
}
