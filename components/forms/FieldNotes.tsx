import type { Notes } from "../../lib/forms/control_attributes.ts";

export interface FieldNotesProps {
  readonly notes: Notes;
  /** Whose errors stand here; another control tells them where it is left out. */
  readonly path: string | undefined;
}

/** What is wrong with a field, then what helps to fill it in. A script says here what it finds out later. */
export function FieldNotes({ notes, path }: FieldNotesProps) {
  const { id, sentences } = notes;
  const help = notes.help.length > 0 ? Help(notes) : null;
  if (path === undefined) return help;
  return (
    <>
      <div id={`${id}-error`} class="field-error" data-errors={path}>
        {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
      {help}
    </>
  );
}

function Help({ id, help }: Notes) {
  return (
    <div id={`${id}-help`} class="grid gap-0.5 text-sm text-muted">
      {help.map((line) => (
        <p key={line} class="wrap-anywhere whitespace-pre-line">{line}</p>
      ))}
    </div>
  );
}
