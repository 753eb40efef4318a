/** Whether a form holds something else than when it was looked at last. */
export interface Unsaved {
  readonly isChanged: () => boolean;
}

export function watchChanges(form: HTMLFormElement): Unsaved {
  const first = contentOf(form);
  return { isChanged: () => contentOf(form) !== first };
}

/** Asks before what was typed is thrown away; nothing typed, nothing asked. */
export function mayLeave(unsaved: Unsaved | null): boolean {
  return !unsaved?.isChanged() ||
    confirm("Close without saving? What you typed is lost.");
}

function contentOf(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)]);
}
