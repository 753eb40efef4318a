import type { FieldErrors } from "../../lib/errors.ts";
import type { VNode } from "preact";
import type { Field, ObjectField } from "../../lib/forms/field.ts";
import { type FormState, hasPlace } from "../../lib/forms/form_state.ts";
import { startState } from "../../lib/forms/start_state.ts";

/** All that a page knows of a stored secret. */
export interface SecretState {
  readonly set: boolean;
  readonly updatedAt: string | null;
}

/** What a form shows; all of its fields draw the same one. */
export interface FormView {
  readonly base: string;
  /** Every text of the form by control name; never holds a secret. */
  readonly state: FormState;
  /** Sentences by path. */
  readonly errors: FieldErrors;
  /** By path; since when secrets are stored. */
  readonly secrets: Readonly<Record<string, SecretState>>;
  /** The control or button that takes the focus when the form is shown: a name, or a button's value. */
  readonly focus: string | null;
}

/**
 * What draws the fields inside of others. It is handed down, because parts that
 * contain each other cannot import each other.
 */
export interface Parts {
  readonly Place: (props: PlaceProps) => VNode | null;
  readonly Members: (props: FieldProps<ObjectField>) => VNode;
}

export interface PlaceProps extends FieldProps<Field> {
  /** What stands around it says what it is. */
  readonly quiet?: boolean | undefined;
  /** It stands beside another one where there is room. */
  readonly isShort?: boolean | undefined;
}

/** What a field with others inside takes besides. */
export interface WithParts {
  readonly parts: Parts;
}

/** What a field's component takes. */
export interface FieldProps<Kind> {
  readonly field: Kind;
  readonly form: FormView;
}

/** A place that the form knows nothing of starts with its default. */
export function withStart(form: FormView, field: Field): FormView {
  return hasPlace(form.state, field.name)
    ? form
    : { ...form, state: startState(form.state, field) };
}
