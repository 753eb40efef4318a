import {
  Fragment,
  h,
  type JSX,
  type Options,
  options,
  type VNode,
} from "preact";
import { renderToString } from "preact-render-to-string";
import { toAriaCurrent } from "./active_link.ts";
import { RemainingHead, visitHeadElement } from "./head.ts";
import { BodyTail, bootUrl, raw, visitComponent } from "./islands.ts";
import {
  currentRender,
  type OpenVNode,
  type Props,
  type RenderScope,
  RenderState,
  requireRender,
  setCurrentRender,
} from "./render_state.ts";

/** Preact calls `__b` with each vnode before it renders it. */
interface Hooks extends Options {
  __b?: ((vnode: OpenVNode) => void) | undefined;
}
const hooks: Hooks = options;

/** Renders a whole document, and says which modules it will ask for. */
export function renderDocument(
  tree: JSX.Element | null,
  scope: RenderScope,
): { html: string; preload: string } {
  const state = new RenderState(scope);
  const outer = currentRender();
  const { __b: hook } = hooks;
  setCurrentRender(state);
  hooks.__b = (vnode) => {
    visit(state, vnode);
    hook?.(vnode);
  };
  try {
    const html = assemble(state, renderToString(tree ?? h(Fragment, null)));
    return { html, preload: listModules(state) };
  } finally {
    hooks.__b = hook;
    setCurrentRender(outer);
    state.restore();
  }
}

type Visit = (state: RenderState, vnode: OpenVNode) => void;

const ELEMENTS = new Map<unknown, Visit>([
  ["a", visitLink],
  ["html", visitHtml],
  ["head", visitHead],
  ["body", visitBody],
  ["script", visitInline],
  ["style", visitInline],
  ["title", visitHeadElement],
  ["meta", visitHeadElement],
  ["link", visitHeadElement],
  ["base", visitHeadElement],
  ["noscript", visitHeadElement],
  ["template", visitHeadElement],
]);

function visit(state: RenderState, vnode: OpenVNode): void {
  if (typeof vnode.type === "function") visitComponent(state, vnode);
  else ELEMENTS.get(vnode.type)?.(state, vnode);
}

function visitLink(state: RenderState, vnode: OpenVNode): void {
  const current = toAriaCurrent(vnode.props, state.scope.pathname);
  if (current === undefined) return;
  const props = { ...vnode.props, "aria-current": current };
  state.change(vnode, { props });
}

function visitInline(state: RenderState, vnode: OpenVNode): void {
  const { nonce = state.scope.nonce } = vnode.props;
  state.change(vnode, { props: { ...vnode.props, nonce } });
  visitHeadElement(state, vnode);
}

function visitHtml(state: RenderState): void {
  state.hasHtml = true;
}

function visitBody(state: RenderState, vnode: OpenVNode): void {
  if (state.hasBody) return;
  state.hasBody = true;
  const children = [vnode.props.children, h(BodyTail, null)];
  state.change(vnode, { props: { ...vnode.props, children } });
}

const HEAD_PLACE = "<!--fresh-head-->";

function visitHead(state: RenderState, vnode: OpenVNode): void {
  if (state.head !== null) return;
  state.change(vnode, { type: HeadPlace });
}

/** Leaves a mark; the renderer hands over the context for later. */
function HeadPlace(props: Props, context: unknown): VNode {
  requireRender().head = { props, context };
  return raw(HEAD_PLACE);
}

function renderHead(state: RenderState): string {
  state.headMode = "flush";
  const { props, context } = state.head ??
    { props: { children: h("meta", { charset: "utf-8" }) }, context: {} };
  state.head ??= { props, context };
  const children = [props.children, h(RemainingHead, null)];
  return renderToString(h("head", { ...props, children }), context);
}

/** Adds the parts of a document that the author left out. */
function assemble(state: RenderState, content: string): string {
  const { hasHtml, hasBody, head: place } = state;
  const tail = hasBody ? "" : `${renderToString(h(BodyTail, null))}</body>`;
  const head = renderHead(state) + (hasBody ? "" : "<body>");
  let html = place === null
    ? insertHead(content, head)
    : insertAt(content, content.indexOf(HEAD_PLACE), head, HEAD_PLACE.length);
  if (tail !== "") {
    const end = hasHtml ? html.lastIndexOf("</html>") : html.length;
    html = insertAt(html, end, tail);
  }
  return `<!DOCTYPE html>${hasHtml ? html : `<html>${html}</html>`}`;
}

/** After the `<html>` tag if the author wrote one, else in front. */
function insertHead(content: string, head: string): string {
  const [open = ""] = /^\s*<html(?:"[^"]*"|[^">])*>/.exec(content) ?? [];
  return insertAt(content, open.length, head);
}

function insertAt(text: string, at: number, part: string, drop = 0): string {
  return text.slice(0, at) + part + text.slice(at + drop);
}

/** A `Link` header spares the browser a round trip for each level of imports. */
function listModules({ instances, scope }: RenderState): string {
  if (instances.length === 0) return "";
  const urls = new Set([bootUrl(scope)]);
  for (const { island } of instances) {
    for (const url of [island.url, ...island.chunks]) {
      urls.add(scope.basePath + url);
    }
  }
  return [...urls].map((url) => `<${url}>; rel="modulepreload"`).join(", ");
}
