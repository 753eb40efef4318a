import { h, type VNode } from "preact";
import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** An element, a text, or something that a page does not show. */
type Draw = () => VNode | string | null;

/**
 * A page's HTML as a function that makes the Preact tree of the same markup,
 * anew each time as components do: the least that any server of it must do.
 */
export function toDraw(html: string): Draw {
  const root = parse(html).childNodes.find((node) => node.nodeName === "html");
  if (root === undefined) {
    throw new Error("Cannot read the page: it has no html");
  }
  return toChild(root);
}

function toChild(node: Node): Draw {
  if ("value" in node) return () => node.value;
  if (!("tagName" in node)) return () => null;
  const { tagName } = node;
  const attributes = node.attrs.map(({ name, value }) => [name, value]);
  const props = Object.fromEntries(attributes);
  const children = node.childNodes.map(toChild);
  return () => h(tagName, { ...props }, ...children.map((draw) => draw()));
}
