import type { ComponentType, JSX } from "preact";
import type { Island, Snapshot } from "./snapshot.ts";

export type Props = Record<string, unknown>;

/** A vnode as the renderer is about to read it. */
export interface OpenVNode {
  type: ComponentType<Props> | string;
  props: Props;
  readonly key?: unknown;
}

/** Where and for which build a document is rendered. */
export interface RenderScope {
  readonly snapshot: Snapshot;
  readonly nonce: string;
  readonly basePath: string;
  readonly pathname: string;
}

/** JSX that was handed to an island. */
export interface Slot {
  readonly content: unknown;
  /** Whether the island showed it on the server. */
  shown: boolean;
}

/** One use of an island in the document. */
export interface Instance {
  readonly island: Island;
  readonly props: Props;
}

/** What one rendering gathers on its way through the tree. */
export interface RenderState {
  readonly scope: RenderScope;
  readonly instances: Instance[];
  readonly slots: Slot[];
  insideIsland: boolean;
  /** Elements that `<Head>` moves, by key. */
  readonly headElements: Map<string, JSX.Element>;
  headMode: "none" | "collect" | "flush";
  /** The author's `<head>`: rendered last, when all elements are known. */
  head: { props: Props; context: unknown } | null;
  hasHtml: boolean;
  hasBody: boolean;
  /** Vnodes that were changed, as they were. */
  readonly changed: [OpenVNode, OpenVNode["type"], Props][];
}

export function newRenderState(scope: RenderScope): RenderState {
  return {
    scope,
    instances: [],
    slots: [],
    insideIsland: false,
    headElements: new Map(),
    headMode: "none",
    head: null,
    hasHtml: false,
    hasBody: false,
    changed: [],
  };
}

/** Rendering is synchronous, so that one variable serves all requests. */
let current: RenderState | null = null;

export function currentRender(): RenderState | null {
  return current;
}

export function requireRender(): RenderState {
  if (current === null) throw new Error("Cannot render: no render is running");
  return current;
}

export function setCurrentRender(state: RenderState | null): void {
  current = state;
}

/**
 * Changes a vnode for this rendering. Authors may keep vnodes in constants and
 * show them to everybody, so `restoreVNodes()` takes it back afterwards.
 */
export function changeVNode(
  state: RenderState,
  vnode: OpenVNode,
  { type = vnode.type, props = vnode.props }: {
    type?: OpenVNode["type"];
    props?: Props;
  },
): void {
  state.changed.push([vnode, vnode.type, vnode.props]);
  vnode.type = type;
  vnode.props = props;
}

export function restoreVNodes({ changed }: RenderState): void {
  for (const [vnode, type, props] of changed.reverse()) {
    vnode.type = type;
    vnode.props = props;
  }
}
