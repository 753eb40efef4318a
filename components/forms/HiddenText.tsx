export interface HiddenTextProps {
  readonly name: string;
  readonly text: string;
}

/** An entry of the form that nobody sees. A text with line ends stands in a textarea: an input would lose them. */
export function HiddenText({ name, text }: HiddenTextProps) {
  if (!text.includes("\n") && !text.includes("\r")) {
    return <input type="hidden" name={name} value={text} />;
  }
  return <textarea name={name} hidden>{toContent(text)}</textarea>;
}

/** The text of a textarea in HTML: the first line end in it does not count. */
export function toContent(text: string): string {
  return text.startsWith("\n") ? `\n${text}` : text;
}
