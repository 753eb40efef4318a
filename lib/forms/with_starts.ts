import { drawnObject } from "./drawn.ts";
import type { Field } from "./field.ts";
import {
  entriesOf,
  type FormEntry,
  type FormState,
  hasPlace,
  withEntries,
} from "./form_state.ts";
import { innerFields } from "./nearest_field.ts";
import { startState } from "./start_state.ts";

/** Defaults may show fields that have defaults; after so many rounds the rest starts as it is drawn. */
const MAX_ROUNDS = 10;

/** The form with what its fields start with, where it knows nothing of them: so it holds all that is drawn. */
export function withStarts(
  trees: readonly Field[],
  given: FormState,
): FormState {
  let state = given;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const missing = trees.flatMap((tree) => [...startsIn(tree, state)]);
    if (missing.length === 0) break;
    state = withEntries(state, missing);
  }
  return state;
}

function* startsIn(field: Field, state: FormState): Generator<FormEntry> {
  if (!hasPlace(state, field.name)) {
    yield* entriesOf(startState(state, field));
    return;
  }
  const parts = field.kind === "object"
    ? drawnObject(field, state).choosers
    : [];
  for (const part of parts) {
    if (!hasPlace(state, part.name)) yield* entriesOf(startState(state, part));
  }
  for (const inner of innerFields(field, state)) yield* startsIn(inner, state);
}
