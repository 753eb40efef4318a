type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface MorphOptions {
  /** Whether a control keeps what stands in it, whatever the new one holds. */
  readonly keeps: (control: Control) => boolean;
}

/**
 * Makes an element like another one, and keeps what it can of it: elements with
 * the same id, `data-key` or name stay, and with them the focus. What is in
 * `data-own` looks after itself.
 */
export function morph(
  live: Element,
  next: Element,
  options: MorphOptions,
): void {
  if (live.hasAttribute("data-own") || live.localName === "noscript") return;
  const keeps = isControl(live) && options.keeps(live);
  copyAttributes(live, next);
  if (!(live instanceof HTMLTextAreaElement)) {
    morphChildren(live, next, options);
  }
  if (isControl(live) && isControl(next) && !keeps) copyValue(live, next);
}

export function isControl(node: EventTarget | null): node is Control {
  return node instanceof HTMLInputElement ||
    node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}

/** What stands in a control. */
export function valueIn(control: Control): string {
  return isTicked(control) ? String(control.checked) : control.value;
}

function copyValue(live: Control, next: Control): void {
  if (isTicked(live) && isTicked(next)) live.checked = next.checked;
  else if (live.value !== next.value) live.value = next.value;
}

function isTicked(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement &&
    (control.type === "checkbox" || control.type === "radio");
}

function copyAttributes(live: Element, next: Element): void {
  for (const { name } of [...live.attributes]) {
    // What was folded out stays so.
    if (!next.hasAttribute(name) && name !== "open") live.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
}

function morphChildren(
  live: Element,
  next: Element,
  options: MorphOptions,
): void {
  const wanted = new Set([...next.childNodes].map(keyOf));
  const known = new Map<string, ChildNode[]>();
  for (const child of [...live.childNodes]) {
    const key = keyOf(child);
    if (!wanted.has(key)) child.remove();
    else known.set(key, [...known.get(key) ?? [], child]);
  }
  let at: ChildNode | null = live.firstChild;
  for (const child of [...next.childNodes]) {
    const found = known.get(keyOf(child))?.shift();
    if (found === undefined) {
      live.insertBefore(document.adoptNode(child), at);
      continue;
    }
    if (found === at) at = at.nextSibling;
    else live.insertBefore(found, at);
    if (found instanceof Element && child instanceof Element) {
      morph(found, child, options);
    } else if (found.nodeValue !== child.nodeValue) {
      found.nodeValue = child.nodeValue;
    }
  }
  for (const child of [...known.values()].flat()) child.remove();
}

/** Nodes of one key stand for each other. */
function keyOf(node: Node): string {
  if (!(node instanceof HTMLElement)) return node.nodeName;
  const { id, dataset, localName } = node;
  const control = isControl(node) && isTicked(node)
    ? `${node.name} ${node.value}`
    : node instanceof HTMLButtonElement
    ? node.value
    : node.getAttribute("name");
  return `${localName} ${id || (dataset.key ?? control ?? "")}`;
}
