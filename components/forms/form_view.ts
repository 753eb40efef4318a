import type { FieldErrors } from "../../lib/errors.ts";
import type { FormState } from "../../lib/forms/form_state.ts";

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

/** What a field's component takes. */
export interface FieldProps<Kind> {
  readonly field: Kind;
  readonly form: FormView;
}
