import type { ComponentChildren, ComponentType, JSX } from "preact";
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
  readonly content: ComponentChildren;
  /** Whether the island showed it on the server. */
  shown: boolean;
}

/** One use of an island in the document. */
export interface Instance {
  readonly island: Island;
  readonly props: Props;
}

/** What one rendering gathers on its way through the tree. */
export class RenderState {
  readonly instances: Instance[] = [];
  readonly slots: Slot[] = [];
  insideIsland = false;
  /** Elements that `<Head>` moves, by key. */
  readonly headElements = new Map<string, JSX.Element>();
  headMode: "none" | "collect" | "flush" = "none";
  /** The author's `<head>`: rendered last, when all elements are known. */
  head: { props: Props; context: unknown } | null = null;
  hasHtml = false;
  hasBody = false;
  /** Vnodes that were changed, as they were. */
  readonly #changed: [OpenVNode, OpenVNode["type"], Props][] = [];

  constructor(readonly scope: RenderScope) {}

  /**
   * Changes a vnode for this rendering. Authors may keep vnodes in constants
   * and show them to everybody, so `restore()` takes it back afterwards.
   */
  change(
    vnode: OpenVNode,
    { type = vnode.type, props = vnode.props }: Partial<
      Pick<OpenVNode, "type" | "props">
    >,
  ): void {
    this.#changed.push([vnode, vnode.type, vnode.props]);
    vnode.type = type;
    vnode.props = props;
  }

  restore(): void {
    for (const [vnode, type, props] of this.#changed.reverse()) {
      vnode.type = type;
      vnode.props = props;
    }
  }
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
