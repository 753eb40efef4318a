import { type ComponentChildren, Fragment, h, type VNode } from "preact";
import {
  currentRender,
  type OpenVNode,
  type RenderState,
  requireRender,
} from "./render_state.ts";

/** Moves its children to the document's head; the later of a key wins. */
export function Head(
  { children }: { children?: ComponentChildren },
): ComponentChildren {
  const state = currentRender();
  if (state === null) return null;
  const before = state.headMode;
  state.headMode = "collect";
  return [children, h(LeaveHead, { to: before })];
}

function LeaveHead({ to }: { to: RenderState["headMode"] }): null {
  requireRender().headMode = to;
  return null;
}

/** Takes an element out of `<Head>`, or puts it in its place in the head. */
export function visitHeadElement(
  state: RenderState,
  vnode: OpenVNode,
): void {
  if (state.headMode === "none") return;
  if (state.headMode === "flush" && state.headElements.size === 0) return;
  const key = headKey(vnode);
  if (state.headMode === "collect") {
    state.headElements.set(key, h(vnode.type, { ...vnode.props }));
    state.change(vnode, { type: Nothing });
    return;
  }
  const later = state.headElements.get(key);
  if (later === undefined) return;
  state.headElements.delete(key);
  state.change(vnode, { type: later.type, props: later.props });
}

/** What no element of the author's head had the key of. */
export function RemainingHead(): VNode {
  const state = requireRender();
  const elements = [...state.headElements.values()];
  state.headElements.clear();
  return h(Fragment, null, elements);
}

function Nothing(): null {
  return null;
}

/** Two elements that differ only in what they say have the same key. */
function headKey({ key, type, props }: OpenVNode): string {
  if (key !== undefined && key !== null) return `key ${key}`;
  if (type === "title") return "title";
  const parts = Object.keys(props).sort()
    .filter((name) =>
      name !== "children" && name !== "nonce" &&
      !(type === "meta" && name === "content")
    )
    .map((name) => `${name}=${valueOf(props[name])}`);
  return `${String(type)} ${parts.join(" ")}`;
}

function valueOf(value: unknown): string {
  const isHtml = typeof value === "object" && value !== null &&
    "__html" in value;
  return String(isHtml ? value.__html : value);
}
