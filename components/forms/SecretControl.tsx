import type { FieldErrors } from "../../lib/errors.ts";
import {
  controlAttributes,
  noteIds,
} from "../../lib/forms/control_attributes.ts";
import { removeName } from "../../lib/forms/control_names.ts";
import type { SecretField } from "../../lib/forms/field.ts";

/** All that a page knows of a stored secret. */
export interface SecretState {
  readonly set: boolean;
  readonly updatedAt: string | null;
}

export interface SecretControlProps {
  readonly field: SecretField;
  readonly state: SecretState | undefined;
  readonly errors: FieldErrors;
}

/** Takes a new secret and shows none: not the stored one, not a mask, not what was typed before. */
export function SecretControl({ field, state, errors }: SecretControlProps) {
  const stateId = noteIds(field.path).state;
  const attributes = {
    ...controlAttributes(field, errors, state?.set ? [stateId] : []),
    autocomplete: "new-password",
    spellcheck: false,
  };
  const error = attributes["aria-invalid"];
  return (
    <>
      {field.multiline
        ? (
          <textarea
            {...attributes}
            rows={4}
            class={`textarea w-full font-mono ${error ? "textarea-error" : ""}`}
          />
        )
        : (
          <input
            {...attributes}
            type="password"
            class={`input w-full ${error ? "input-error" : ""}`}
          />
        )}
      {state?.set && (
        <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
          <p id={stateId}>
            Set{state.updatedAt && (
              <>
                {" on "}
                <time dateTime={state.updatedAt}>
                  {state.updatedAt.slice(0, 10)}
                </time>
              </>
            )}. Leave empty to keep it.
          </p>
          <label class="flex items-center gap-2">
            <input
              type="checkbox"
              name={removeName(field.path)}
              value="true"
              aria-label={`Remove ${field.label}`}
              class="checkbox"
            />
            Remove
          </label>
        </div>
      )}
    </>
  );
}
