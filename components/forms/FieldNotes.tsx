import { noteIds } from "../../lib/forms/control_attributes.ts";
import { Icon } from "../Icon.tsx";

export interface FieldNotesProps {
  readonly base: string;
  /** The name of the place. */
  readonly name: string;
  readonly help: readonly string[];
  /** What is wrong with it. */
  readonly sentences: readonly string[];
}

/** What is wrong with a field, then what helps to fill it in. */
export function FieldNotes({ base, name, help, sentences }: FieldNotesProps) {
  const ids = noteIds(name);
  return (
    <>
      {sentences.length > 0 && (
        <div id={ids.error} class="field-error">
          {sentences.map((sentence) => (
            <p key={sentence} class="flex gap-1.5">
              <Icon base={base} name="alert-circle" class="size-4 mt-0.5" />
              <span class="min-w-0 wrap-anywhere">{sentence}</span>
            </p>
          ))}
        </div>
      )}
      {help.length > 0 && (
        <div id={ids.help} class="grid gap-0.5 text-sm text-muted">
          {help.map((line) => (
            <p key={line} class="wrap-anywhere whitespace-pre-line">{line}</p>
          ))}
        </div>
      )}
    </>
  );
}
