import { type Context, internalsOf } from "./context.ts";
import type {
  AnyComponent,
  AnyHandler,
  LayoutConfig,
  Middleware,
} from "./handlers.ts";
import { HttpError } from "./http_error.ts";
import { callComponent, toProps } from "./page_tree.ts";
import type { Router } from "./router.ts";
import type { Snapshot } from "./snapshot.ts";

export interface Layout<State> {
  readonly component: AnyComponent<State>;
  readonly config: LayoutConfig;
}

/** A page, error page or not-found page. */
export interface Page<State> {
  readonly handler: AnyHandler<State>;
  readonly component: AnyComponent<State> | null;
  readonly config: LayoutConfig;
}

/** One folder: what its pages and those of the folders below share. */
export class Segment<State> {
  readonly children = new Map<string, Segment<State>>();
  readonly middlewares: Middleware<State>[] = [];
  layout: Layout<State> | null = null;
  appWrapper: AnyComponent<State> | null = null;
  errorPage: Page<State> | null = null;
  /** The root's only; pages see it even if it was registered after them. */
  notFound: Page<State> | null = null;

  constructor(readonly parent: Segment<State> | null) {}
}

/** What the registrations of one app fill when its handler is made. */
export interface Site<State> {
  readonly root: Segment<State>;
  readonly router: Router<State>;
  readonly snapshot: Snapshot;
}

/** Finds or makes the folder of a pattern, by the pattern's text. */
export function segmentAt<State>(
  root: Segment<State>,
  pattern: string,
): Segment<State> {
  if (pattern === "*" || pattern === "/*") return root;
  let segment = root;
  for (const name of pattern.split("/")) {
    if (name === "") continue;
    const child = segment.children.get(name) ?? new Segment(segment);
    segment.children.set(name, child);
    segment = child;
  }
  return segment;
}

/** What runs before a route: from the root's folder down to its own. */
export function stepsOf<State>(segment: Segment<State>): Middleware<State>[] {
  const above = segment.parent === null ? [] : stepsOf(segment.parent);
  const { layout, errorPage } = segment;
  const framed = segment.parent === null || layout !== null ||
    errorPage !== null;
  const own = framed ? [frame(segment)] : [];
  return [...above, ...own, ...segment.middlewares];
}

/** Sets the folder's layout, and renders its error page if something throws. */
function frame<State>(segment: Segment<State>): Middleware<State> {
  // Taken now: what is registered later does not reach this route.
  const around = { ...segment.layout, app: segment.appWrapper };
  const { errorPage } = segment;
  const root = rootOf(segment);
  return (ctx) =>
    withFrame(ctx, around, async () => {
      try {
        return await ctx.next();
      } catch (error) {
        ctx.error = error;
        const status = error instanceof HttpError ? error.status : 500;
        const shown = (status === 404 ? root.notFound : null) ?? errorPage;
        if (shown === null) throw error;
        return await renderPage(ctx, shown, status);
      }
    });
}

function rootOf<State>(segment: Segment<State>): Segment<State> {
  return segment.parent === null ? segment : rootOf(segment.parent);
}

/** What surrounds the pages below: a layout, another app wrapper, or less. */
interface Frame<State> extends Partial<Layout<State>> {
  readonly app?: AnyComponent<State> | null;
}

/** Runs `inside` within a frame. */
async function withFrame<State>(
  ctx: Context<State>,
  { config = {}, component, app = null }: Frame<State>,
  inside: () => Promise<Response>,
): Promise<Response> {
  const internals = internalsOf(ctx);
  const { app: outerApp, layouts: outerLayouts } = internals;
  const inherited = config.skipInheritedLayouts ? [] : outerLayouts;
  internals.app = config.skipAppWrapper ? null : app ?? outerApp;
  internals.layouts = component ? [...inherited, component] : inherited;
  try {
    return await inside();
  } finally {
    internals.app = outerApp;
    internals.layouts = outerLayouts;
  }
}

/** Calls a page's handler and renders its component with the data. */
export function renderPage<State>(
  ctx: Context<State>,
  { handler, component, config }: Page<State>,
  status = 200,
): Promise<Response> {
  return withFrame(ctx, { config }, async () => {
    const result = await handler(ctx);
    if (result instanceof Response) return result;
    const { data, headers = {} } = result;
    const init = { status: result.status ?? status, headers };
    if (component === null) return await ctx.render(null, init);
    const content = await callComponent(component, toProps(ctx, data));
    return content instanceof Response
      ? content
      : await ctx.render(content, init);
  });
}
