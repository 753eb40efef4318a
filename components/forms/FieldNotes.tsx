import { noteIds } from "../../lib/forms/control_attributes.ts";

export interface FieldNotesProps {
  /** The name of the place. */
  readonly name: string;
  /** Whose errors stand here; another control tells them where it is left out. */
  readonly path: string | undefined;
  readonly help: readonly string[];
  /** What is wrong with it. */
  readonly sentences: readonly string[];
}

/** What is wrong with a field, then what helps to fill it in. A script says here what it finds out later. */
export function FieldNotes({ name, path, help, sentences }: FieldNotesProps) {
  const ids = noteIds(name);
  return (
    <>
      {path !== undefined && (
        <div id={ids.error} class="field-error" data-errors={path}>
          {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
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
