/** One control of rendered HTML, as far as these tests ask. */
export interface Control {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text of a textarea, the chosen option of a select, else the value. */
  readonly value: string;
}

const CONTROL =
  /<(input|textarea|select)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>(?:([\s\S]*?)<\/(?:textarea|select)>)?/g;

/** The form controls of HTML that Preact has rendered, in order. */
export function controlsOf(html: string): readonly Control[] {
  return [...matchControls(html)];
}

function* matchControls(html: string): Generator<Control> {
  for (const piece of html.split(/(?=<(?:input|textarea|select)\b)/)) {
    const [match] = piece.matchAll(CONTROL);
    if (!match || match.index !== 0) continue;
    const [, tag = "", text = "", content = ""] = match;
    const attributes = parseAttributes(text);
    yield { tag, attributes, value: valueOf(tag, attributes, content) };
  }
}

function valueOf(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  content: string,
): string {
  if (tag === "textarea") return unescape(content);
  if (tag === "input") return attributes.value ?? "";
  const options = [
    ...content.matchAll(/<option((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/g),
  ]
    .map(([, text = ""]) => parseAttributes(text));
  const chosen = options.filter((option) => "selected" in option).at(-1);
  return (chosen ?? options[0])?.value ?? "";
}

/** What a browser without scripts would send of the HTML, untouched but for what is typed, by control name. */
export function submit(
  html: string,
  typed: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  for (const { tag, attributes, value } of controlsOf(html)) {
    const { name, type } = attributes;
    if (name === undefined) continue;
    const isTyped = Object.hasOwn(typed, name) && type !== "hidden";
    if (type === "checkbox" && !("checked" in attributes) && !isTyped) continue;
    if (type === "checkbox" && isTyped && typed[name] === "") continue;
    const text = isTyped ? typed[name] ?? "" : value;
    form.append(name, tag === "textarea" ? text.replace(/\n/g, "\r\n") : text);
  }
  return form;
}

function parseAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/\s([^\s=>]+)(?:="([^"]*)")?/g)]
      .map(([, name = "", value = ""]) => [name, unescape(value)]),
  );
}

function unescape(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
