/**
 * Starts the islands of a page in the browser. Bundles hold this file; the
 * page's inline module calls `boot()`.
 *
 * @module
 */
import {
  type ComponentChild,
  type ComponentType,
  type ContainerNode,
  Fragment,
  options,
  render,
} from "preact";
import { jsx } from "preact/jsx-runtime";
import { toAriaCurrent } from "./active_link.ts";
import { createReader, holdsSignals } from "./revive.ts";

type Props = Record<string, unknown>;

/** The nodes between two markers. */
interface Range {
  readonly start: Node;
  readonly end: ChildNode;
  readonly outermost: boolean;
}

/**
 * Renders islands in place of what the server sent for them. A use is the index
 * of its component and where its props stand in the table. Signals are fetched
 * where props are some: a third of what an island needs besides is spared elsewhere.
 */
export async function boot(
  components: readonly ComponentType<Props>[],
  uses: readonly (readonly [number, number])[],
  table: readonly unknown[],
): Promise<void> {
  const signals = holdsSignals(table) ? await import("./signals.ts") : null;
  const shown = findRanges(document.body);
  const ranges = new Map(shown);
  for (const { content } of document.querySelectorAll("template")) {
    for (const entry of findRanges(content)) ranges.set(...entry);
  }

  const toSlot = (id: number) => {
    const range = ranges.get(`fresh:s${id}`);
    const template = document.getElementById(`fresh-slot-${id}`);
    const children = range
      ? toChildren(range.start.nextSibling, range.end)
      : template instanceof HTMLTemplateElement
      ? toChildren(template.content.firstChild, null)
      : [];
    return jsx(Fragment, { children });
  };
  const read = createReader(table, { toSlot, signals });

  function toIsland(marker: string): ComponentChild {
    const [component, ref] = uses[Number(marker.slice(7))] ?? [-1, -1];
    const type = components[component];
    const props = read(ref);
    return type && isProps(props) && jsx(type, props);
  }

  function toChildren(node: Node | null, end: Node | null): ComponentChild[] {
    const children: ComponentChild[] = [];
    for (; node && node !== end; node = node.nextSibling) {
      if (node instanceof Text) children.push(node.data);
      else if (node instanceof Element) {
        const inside = toChildren(node.firstChild, null);
        const props = { ...toAttributes(node), children: inside };
        children.push(jsx(node.localName, props));
      } else if (node instanceof Comment && isIsland(node.data)) {
        children.push(toIsland(node.data));
        node = ranges.get(node.data)?.end ?? node;
      }
    }
    return children;
  }

  markLinks();
  // All slots become vnodes before any rendering changes the document.
  const roots = [...shown]
    .filter(([marker, { outermost }]) => outermost && isIsland(marker))
    .map(([marker, range]) => ({ range, island: toIsland(marker) }));
  for (const { range, island } of roots) render(island, toContainer(range));
}

function findRanges(root: Node): Map<string, Range> {
  const ranges = new Map<string, Range>();
  const open: Comment[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Comment)) continue;
    if (node.data.startsWith("fresh:")) open.push(node);
    if (node.data !== "/fresh") continue;
    const start = open.pop();
    if (start && !ranges.has(start.data)) {
      ranges.set(start.data, { start, end: node, outermost: !open.length });
    }
  }
  return ranges;
}

function isIsland(marker: string): boolean {
  return marker.startsWith("fresh:i");
}

function isProps(value: unknown): value is Props {
  return typeof value === "object" && value !== null;
}

function toAttributes(element: Element): Props {
  const props: Props = {};
  for (const { name, value } of element.attributes) {
    const isFlag = value === "" &&
      typeof Reflect.get(element, name) === "boolean";
    props[name] = isFlag || value;
  }
  return props;
}

/** Links that the browser renders get the same mark as those of the server. */
function markLinks(): void {
  const { vnode: hook } = options;
  options.vnode = (vnode) => {
    if (vnode.type === "a") {
      const current = toAriaCurrent({ ...vnode.props }, location.pathname);
      if (current) Object.assign(vnode.props, { "aria-current": current });
    }
    hook?.(vnode);
  };
}

/** Islands may share a parent, so each sees only the nodes of its range. */
function toContainer({ start, end: marker }: Range): ContainerNode {
  // Preact skips comments when it looks for a place; it stops at a text.
  const end = new Text("");
  marker.replaceWith(end);
  const parent = end.parentNode;
  return asContainer({
    namespaceURI: parent instanceof Element ? parent.namespaceURI : null,
    get firstChild() {
      return this.childNodes[0] ?? null;
    },
    get childNodes() {
      const nodes: Node[] = [];
      let node = start.nextSibling;
      while (node && node !== end) {
        nodes.push(node);
        node = node.nextSibling;
      }
      return nodes;
    },
    insertBefore: (node: Node, child: Node | null) =>
      parent?.insertBefore(node, child ?? end),
  });
}

/** Preact uses no more of a root than this; it removes nodes by their parent. */
function asContainer(
  container: Pick<ContainerNode, "firstChild" | "childNodes"> & {
    namespaceURI: string | null;
    insertBefore(node: Node, child: Node | null): Node | undefined;
  },
): ContainerNode {
  return container as unknown as ContainerNode;
}
