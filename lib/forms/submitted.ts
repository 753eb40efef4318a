/** Texts by control name, in the form's order. */
export type Submitted = ReadonlyMap<string, readonly string[]>;

/** A form's texts. Files are left out: no field takes one. */
export function toSubmitted(form: FormData): Submitted {
  const submitted = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const texts = submitted.get(name);
    const text = value.replaceAll("\r\n", "\n");
    if (texts) texts.push(text);
    else submitted.set(name, [text]);
  }
  return submitted;
}

/** The text of a control, "" when it is not in the form; a hidden companion stands before it. */
export function lastText(submitted: Submitted, path: string): string {
  return submitted.get(path)?.at(-1) ?? "";
}
