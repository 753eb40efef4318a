import {
  type ComponentChildren,
  type ComponentType,
  h,
  isValidElement,
  type VNode,
} from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import {
  type OpenVNode,
  type Props,
  type RenderScope,
  type RenderState,
  requireRender,
} from "./render_state.ts";
import { isSignal, serializeInstances, SlotRef } from "./serialize.ts";
import { bundleFolder, type Island } from "./snapshot.ts";

const MARK_END = "<!--/fresh-->";

/** Puts markers around an island, unless it stands inside another one. */
export function visitComponent(state: RenderState, vnode: OpenVNode): void {
  if (state.insideIsland) return;
  const island = state.scope.snapshot.islands.get(vnode.type);
  if (island === undefined) return;
  const type = toComponent(IslandBoundary);
  const props = { island, component: vnode.type, given: vnode.props };
  state.change(vnode, { type, props });
}

interface BoundaryProps {
  island: Island;
  component: OpenVNode["type"];
  given: Props;
}

/** `visitComponent()` gives it these props and no others. */
function toComponent(boundary: typeof IslandBoundary): ComponentType<Props> {
  return boundary as unknown as ComponentType<Props>;
}

/** The renderer walks depth first, so that the last child leaves the island. */
function IslandBoundary({ island, component, given }: BoundaryProps) {
  const state = requireRender();
  const shown: Props = {};
  const sent: Props = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isJsx(value) && !(name === "children" && hasJsx(value))) {
      shown[name] = sent[name] = value;
      continue;
    }
    const id = state.slots.push({ content: value, shown: false }) - 1;
    shown[name] = h(SlotBoundary, { id });
    sent[name] = new SlotRef(id);
  }
  const id = state.instances.push({ island, props: sent }) - 1;
  state.insideIsland = true;
  return [
    raw(`<!--fresh:i${id}-->`),
    h(component, shown),
    h(Leave, { insideIsland: false }),
  ];
}

function hasJsx(children: unknown): children is ComponentChildren {
  return Array.isArray(children) ? children.some(hasJsx) : isJsx(children);
}

/** To Preact, a signal is an element as well. */
function isJsx(value: unknown): value is ComponentChildren {
  return isValidElement(value) && !isSignal(value);
}

function SlotBoundary({ id }: { id: number }): ComponentChildren {
  const state = requireRender();
  const slot = state.slots[id];
  if (slot === undefined) return null;
  slot.shown = true;
  const { insideIsland } = state;
  state.insideIsland = false;
  return [
    raw(`<!--fresh:s${id}-->`),
    slot.content,
    h(Leave, { insideIsland }),
  ];
}

function Leave({ insideIsland }: { insideIsland: boolean }): VNode {
  requireRender().insideIsland = insideIsland;
  return raw(MARK_END);
}

/** The end of the body: what islands did not show yet, and their start. */
export function BodyTail(): ComponentChildren {
  return [h(HiddenSlots, null), h(BootScript, null), h(ReloadScript, null)];
}

/** A hidden slot may hold islands with hidden slots of their own. */
function HiddenSlots(): ComponentChildren {
  const { slots } = requireRender();
  const hidden = slots.flatMap((slot, id) => {
    if (slot.shown) return [];
    slot.shown = true;
    return h("template", { id: `fresh-slot-${id}` }, slot.content);
  });
  return hidden.length === 0 ? null : [...hidden, h(HiddenSlots, null)];
}

function BootScript(): ComponentChildren {
  const { instances, scope } = requireRender();
  if (instances.length === 0) return null;

  const islands = [...new Set(instances.map(({ island }) => island))];
  const imports = [
    importFrom(bootUrl(scope), "boot"),
    ...islands.map(({ url, exportName }, i) =>
      importFrom(scope.basePath + url, `${exportName} as i${i}`)
    ),
  ];
  const names = islands.map((_, i) => `i${i}`);
  const { roots, table } = serializeInstances(instances);
  const uses = instances.map(({ island }, i) =>
    `[${islands.indexOf(island)},${roots[i]}]`
  );
  const code = `${imports.join("")}boot([${names}],[${uses}],${table})`;
  return raw(`<script type="module" nonce="${scope.nonce}">${code}</script>`);
}

/** The bundle of `boot.ts`. */
export function bootUrl({ basePath, snapshot }: RenderScope): string {
  return `${basePath}${bundleFolder(snapshot.buildId)}boot.js`;
}

function importFrom(url: string, name: string): string {
  return `import{${name}}from${JSON.stringify(url)};`;
}

/** In development: reload on a new build or a new process. */
function ReloadScript(): ComponentChildren {
  const { snapshot: { reloadUrl }, nonce } = requireRender().scope;
  return reloadUrl && raw(
    `<script nonce="${nonce}">{let pid;` +
      `new EventSource(${JSON.stringify(reloadUrl)}).onmessage=({data})=>` +
      `(pid??=data)===data||location.reload()}</script>`,
  );
}

/** HTML as it stands; JSX that the compiler prepared has the same form. */
export function raw(html: string): VNode {
  return jsxTemplate([html]);
}
