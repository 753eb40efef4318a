import {
  ancestorsOf,
  attributeOf,
  controlsIn,
  type Element,
  type HtmlForm,
  textContent,
  typeOf,
} from "./html_form.ts";

/** What is wrong with a form's markup for those who cannot see it, as sentences. */
export function findFaults(form: HtmlForm): readonly string[] {
  return [
    ...findTwins(form),
    ...form.elements.flatMap((element) => findElementFaults(form, element)),
  ];
}

function findTwins({ elements }: HtmlForm): readonly string[] {
  const seen = new Set<string>();
  return elements.flatMap((element) => {
    const id = attributeOf(element, "id");
    if (id === null || !seen.has(id)) {
      if (id !== null) seen.add(id);
      return [];
    }
    return [`the id ${quote(id)} stands twice`];
  });
}

const REFERENCES = ["aria-describedby", "aria-labelledby", "for", "list"];

function findElementFaults(
  form: HtmlForm,
  element: Element,
): readonly string[] {
  const faults: string[] = [];
  const what = describe(element);
  for (const name of REFERENCES) {
    for (const id of (attributeOf(element, name) ?? "").split(/\s+/)) {
      if (id !== "" && !form.byId.has(id)) {
        faults.push(
          `${what} points to the id ${quote(id)}, which is not there`,
        );
      }
    }
  }
  for (const { name } of element.attrs) {
    if (name === "style" || name.startsWith("on")) {
      faults.push(`${what} has an inline ${name}`);
    }
  }
  if (isUnnamed(form, element)) faults.push(`${what} has no label`);
  return faults;
}

function isUnnamed(form: HtmlForm, element: Element): boolean {
  switch (element.tagName) {
    case "input":
    case "select":
    case "textarea":
      return typeOf(element) !== "hidden" && labelOf(form, element) === "";
    case "button":
    case "summary":
    case "a":
      return ownLabel(form, element) + textContent(element).trim() === "";
    case "option":
      return textContent(element).trim() === "" && !isSuggestion(element);
    case "fieldset":
      return ownLabel(form, element) === "" && legendOf(element) === "";
    default:
      return false;
  }
}

/** Of a `datalist`: its value is what is shown. */
function isSuggestion(option: Element): boolean {
  const { parentNode } = option;
  return parentNode !== null && "tagName" in parentNode &&
    parentNode.tagName === "datalist" &&
    (attributeOf(option, "value") ?? "").trim() !== "";
}

/** What a screen reader calls a control; "" when it has no name. */
export function labelOf(form: HtmlForm, control: Element): string {
  const own = ownLabel(form, control);
  if (own !== "") return own;
  const given = form.labels.get(attributeOf(control, "id") ?? "")?.trim();
  if (given) return given;
  for (const around of ancestorsOf(control)) {
    if (around.tagName === "label") return textContent(around).trim();
  }
  return "";
}

function ownLabel({ byId }: HtmlForm, element: Element): string {
  const ids = attributeOf(element, "aria-labelledby")?.split(/\s+/) ?? [];
  const texts = ids.map((id) => {
    const label = byId.get(id);
    return label ? textContent(label) : "";
  });
  return [attributeOf(element, "aria-label") ?? "", ...texts].join("").trim();
}

function legendOf(fieldset: Element): string {
  for (const child of fieldset.childNodes) {
    if ("tagName" in child && child.tagName === "legend") {
      return textContent(child).trim();
    }
  }
  return "";
}

/** The controls by name that a person can reach. */
export function visibleControls(
  form: HtmlForm,
): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>();
  for (const control of controlsIn(form)) {
    const name = attributeOf(control, "name");
    if (name === null || typeOf(control) === "hidden") continue;
    found.set(name, [...found.get(name) ?? [], control]);
  }
  return found;
}

function describe(element: Element): string {
  const name = attributeOf(element, "name") ?? attributeOf(element, "id");
  return `<${element.tagName}${name === null ? "" : ` ${quote(name)}`}>`;
}

function quote(text: string): string {
  const all = JSON.stringify(text);
  return all.length > 100 ? `${all.slice(0, 100)}…` : all;
}
