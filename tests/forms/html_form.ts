import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A form as a browser has it in memory before anyone touches it. */
export interface HtmlForm {
  /** In the order of the page, without what stands in templates. */
  readonly elements: readonly Element[];
  readonly byId: ReadonlyMap<string, Element>;
  /** The text of labels by the id that they are for. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Of rendered HTML, as its bytes come over the wire. */
export function parseForm(html: string): HtmlForm {
  const bytes = new TextEncoder().encode(`<form>${html}</form>`);
  const root = parseFragment(new TextDecoder().decode(bytes));
  const elements = [...elementsIn(root)];
  const byId = new Map<string, Element>();
  const labels = new Map<string, string>();
  for (const element of elements) {
    const id = attributeOf(element, "id");
    if (id !== null && !byId.has(id)) byId.set(id, element);
    const target = attributeOf(element, "for");
    if (element.tagName !== "label" || target === null) continue;
    labels.set(target, (labels.get(target) ?? "") + textContent(element));
  }
  return { elements, byId, labels };
}

function* elementsIn(node: Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if (!("childNodes" in node)) return;
  for (const child of node.childNodes) yield* elementsIn(child);
}

/** Null where the element has no such attribute. */
export function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ??
    null;
}

export function textContent(node: Node): string {
  if ("value" in node) return node.value;
  if (!("childNodes" in node)) return "";
  return node.childNodes.map(textContent).join("");
}

/** The elements around an element, the nearest first. */
export function* ancestorsOf(element: Element): Generator<Element> {
  for (let node = element.parentNode; node; node = parentOf(node)) {
    if ("tagName" in node) yield node;
  }
}

function parentOf(node: Node) {
  return "parentNode" in node ? node.parentNode : null;
}

const CONTROLS = new Set(["input", "select", "textarea"]);

/** What a person can fill in, and what is sent along unseen. */
export function controlsIn({ elements }: HtmlForm): readonly Element[] {
  return elements.filter(({ tagName }) => CONTROLS.has(tagName));
}

export function typeOf(control: Element): string {
  return control.tagName === "input"
    ? (attributeOf(control, "type") ?? "text").toLowerCase()
    : control.tagName;
}

/**
 * The entries that a browser sends of the form, untouched.
 * Source: HTML, sections 4.10.5.1 (what a control makes of its text) and 4.10.22.4.
 */
export function entriesOf(form: HtmlForm): readonly [string, string][] {
  return controlsIn(form).flatMap((control): [string, string][] => {
    const name = attributeOf(control, "name");
    if (!name || isDisabled(control)) return [];
    return textsOf(control).map((text) => [sent(name), sent(text)]);
  });
}

function textsOf(control: Element): readonly string[] {
  switch (typeOf(control)) {
    case "textarea":
      return [textContent(control)];
    case "select":
      return chosenIn(control);
    case "checkbox":
    case "radio":
      return attributeOf(control, "checked") === null
        ? []
        : [attributeOf(control, "value") ?? "on"];
    case "submit":
    case "button":
    case "reset":
    case "image":
    case "file":
      return [];
    default:
      return [cleanText(typeOf(control), attributeOf(control, "value") ?? "")];
  }
}

/** A line end is sent as `\r\n`, in names too. */
function sent(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?`;
const DATE = String.raw`\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;

/** What a control drops of a text that it cannot hold. */
const HOLDS: Readonly<Record<string, RegExp>> = {
  number: /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?$/,
  date: new RegExp(`^${DATE}$`),
  time: new RegExp(`^${TIME}$`),
  "datetime-local": new RegExp(`^${DATE}[T ]${TIME}$`),
  month: /^\d{4,}-(?:0[1-9]|1[0-2])$/,
  week: /^\d{4,}-W\d\d$/,
  color: /^#[\da-fA-F]{6}$/,
};

function cleanText(type: string, text: string): string {
  if (type === "hidden") return text;
  const line = text.replace(/[\r\n]/g, "");
  if (type === "url" || type === "email") {
    return line.replace(/^[\t\f ]+|[\t\f ]+$/g, "");
  }
  const holds = Object.hasOwn(HOLDS, type) ? HOLDS[type] : undefined;
  if (holds === undefined) return line;
  const fits = holds.test(text) &&
    (type !== "number" || Number.isFinite(Number(text))) &&
    (type !== "date" || isDay(text));
  return fits ? text : type === "color" ? "#000000" : "";
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function chosenIn(select: Element): readonly string[] {
  const options = [...elementsIn(select)].filter(({ tagName }) =>
    tagName === "option"
  );
  const chosen = options.filter((option) =>
    attributeOf(option, "selected") !== null
  );
  const isMultiple = attributeOf(select, "multiple") !== null;
  const kept = isMultiple ? chosen : [
    chosen.at(-1) ?? options.find((option) => !isOptionDisabled(option)),
  ];
  return kept.flatMap((option) =>
    option && !isOptionDisabled(option) ? [optionText(option)] : []
  );
}

function optionText(option: Element): string {
  return attributeOf(option, "value") ??
    textContent(option).trim().replace(/[\t\n\f\r ]+/g, " ");
}

function isOptionDisabled(option: Element): boolean {
  const parent = option.parentNode;
  return attributeOf(option, "disabled") !== null ||
    (parent !== null && "tagName" in parent &&
      parent.tagName === "optgroup" &&
      attributeOf(parent, "disabled") !== null);
}

function isDisabled(control: Element): boolean {
  if (attributeOf(control, "disabled") !== null) return true;
  for (const { tagName, attrs } of ancestorsOf(control)) {
    if (tagName === "datalist") return true;
    if (tagName !== "fieldset") continue;
    if (attrs.some(({ name }) => name === "disabled")) return true;
  }
  return false;
}
