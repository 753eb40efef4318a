import { type ComponentChildren, isValidElement, type JSX } from "preact";
import type { AnyComponent } from "./handlers.ts";
import { wrapPage } from "./page_tree.ts";
import { renderDocument } from "./render.ts";
import type { Snapshot } from "./snapshot.ts";

export interface FreshConfig {
  /** Where the whole app lives, for example `/features/connectors`. */
  basePath?: string;
  mode?: "development" | "production";
  /** Believe `X-Forwarded-Proto` and `X-Forwarded-Host`. */
  trustProxy?: boolean;
}

/** An app's settings as pages and middlewares see them. */
export type ResolvedConfig = Readonly<Required<FreshConfig>>;

/** What the parts of this package keep with a request. */
export interface Internals<State> {
  readonly snapshot: Snapshot;
  layouts: readonly AnyComponent<State>[];
  app: AnyComponent<State> | null;
  /** Of the last rendered page; one request keeps one nonce. */
  nonce: string | null;
}

/** What a request brings along. */
type ContextInit =
  & Pick<
    Context<unknown>,
    "req" | "url" | "info" | "route" | "params" | "config"
  >
  & { readonly snapshot: Snapshot };

export let internalsOf: <State>(ctx: Context<State>) => Internals<State>;

/** One request on its way through middlewares, handler and page. */
export class Context<State> {
  readonly req: Request;
  readonly url: URL;
  readonly info: Deno.ServeHandlerInfo;
  /** The pattern that matched; null for an unknown path. */
  readonly route: string | null;
  readonly params: Record<string, string>;
  readonly config: ResolvedConfig;
  readonly state: State = emptyState();
  data: unknown = undefined;
  /** What was thrown, while an error page answers. */
  error: unknown = null;
  /** The content that a layout or the app wrapper wraps. */
  Component: () => ComponentChildren = () => null;
  /** Runs the rest of the chain. */
  next: () => Promise<Response> = noNext;

  readonly #internals: Internals<State>;

  static {
    internalsOf = (ctx) => ctx.#internals;
  }

  constructor(init: ContextInit) {
    this.req = init.req;
    this.url = init.url;
    this.info = init.info;
    this.route = init.route;
    this.params = init.params;
    this.config = init.config;
    const { snapshot } = init;
    this.#internals = { snapshot, layouts: [], app: null, nonce: null };
  }

  /**
   * Redirects to a path of this host or to a full URL. A path stays on this
   * host: browsers would read `//x` and `/\x` as another one.
   */
  redirect(pathOrUrl: string, status = 302): Response {
    const location = pathOrUrl.startsWith("/")
      ? pathOrUrl.replace(/[\t\n\r]/g, "").replace(
        /^[^?#]*/,
        (path) => path.replace(/[/\\]+/g, "/"),
      )
      : pathOrUrl;
    return new Response(null, { status, headers: { location } });
  }

  /** Renders a page inside the layouts and the app wrapper of its folder. */
  async render(
    vnode: JSX.Element | null,
    init: ResponseInit = {},
  ): Promise<Response> {
    if (vnode !== null && !isValidElement(vnode)) {
      throw new TypeError("Cannot render page: ctx.render() was not given JSX");
    }
    const internals = this.#internals;
    const tree = await wrapPage(this, vnode, internals);
    if (tree instanceof Response) return tree;

    internals.nonce ??= crypto.randomUUID().replaceAll("-", "");
    const { html, preload } = renderDocument(tree, {
      snapshot: internals.snapshot,
      nonce: internals.nonce,
      basePath: this.config.basePath,
      pathname: this.url.pathname,
    });
    const response = this.html(html, init);
    if (preload !== "") response.headers.append("link", preload);
    return response;
  }

  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  html(content: string, init: ResponseInit = {}): Response {
    const response = new Response(content, init);
    response.headers.set("content-type", "text/html; charset=utf-8");
    return response;
  }

  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }

  /** Sends what an iterable, or a function that returns one, gives. */
  stream(
    source: Chunks | (() => Chunks),
    init?: ResponseInit,
  ): Response {
    const chunks = typeof source === "function" ? source() : source;
    return new Response(ReadableStream.from(encodeChunks(chunks)), init);
  }
}

type Chunks =
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

async function* encodeChunks(chunks: Chunks) {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
  }
}

/** The app's own middlewares fill the state before anything reads it. */
function emptyState<State>(): State {
  return {} as State;
}

function noNext(): Promise<Response> {
  throw new Error("Cannot go on: no middleware is running");
}
