import { h, type VNode } from "preact";
import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** A page's HTML as the Preact tree that renders to the same markup: the least that any server of it must do. */
export function toVNode(html: string): VNode {
  const root = parse(html).childNodes.find((node) => node.nodeName === "html");
  const tree = root && toChild(root);
  if (!tree || typeof tree === "string") {
    throw new Error("Cannot read the page");
  }
  return tree;
}

function toChild(node: Node): VNode | string | null {
  if ("value" in node) return node.value;
  if (!("tagName" in node)) return null;
  const attributes = node.attrs.map(({ name, value }) => [name, value]);
  const children = node.childNodes.map(toChild).filter((child) =>
    child !== null
  );
  return h(node.tagName, Object.fromEntries(attributes), ...children);
}
