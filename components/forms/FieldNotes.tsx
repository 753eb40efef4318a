import { errorsAt, noteIds } from "../../lib/forms/control_attributes.ts";
import type { FieldErrors } from "../../lib/errors.ts";
import { Icon } from "../Icon.tsx";

export interface FieldNotesProps {
  readonly path: string;
  readonly help: string | null;
  readonly errors: FieldErrors;
  readonly base: string;
}

/** What is wrong with a field, then what helps to fill it in. */
export function FieldNotes({ path, help, errors, base }: FieldNotesProps) {
  const sentences = errorsAt(errors, path);
  const ids = noteIds(path);
  return (
    <>
      {sentences.length > 0 && (
        <div id={ids.error} class="grid gap-1 text-sm text-error">
          {sentences.map((sentence) => (
            <p key={sentence} class="flex gap-1.5 wrap-anywhere">
              <Icon base={base} name="alert-circle" class="size-4 mt-0.5" />
              {sentence}
            </p>
          ))}
        </div>
      )}
      {help && (
        <p id={ids.help} class="text-sm text-muted wrap-anywhere">
          {help}
        </p>
      )}
    </>
  );
}
