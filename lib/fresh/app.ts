import { setBuildId } from "./asset.ts";
import type { FreshConfig, ResolvedConfig } from "./context.ts";
import { createHandler, type Handler } from "./dispatch.ts";
import {
  type AnyComponent,
  type AnyHandler,
  type LayoutConfig,
  type Method,
  METHODS,
  type Middleware,
} from "./handlers.ts";
import { Router } from "./router.ts";
import { addFileRoutes } from "./route_files.ts";
import {
  type Page,
  Segment,
  segmentAt,
  type Site,
  stepsOf,
} from "./segments.ts";
import { EMPTY_SNAPSHOT, type Snapshot } from "./snapshot.ts";

export type ListenOptions = Partial<Deno.ServeTcpOptions>;

/** An app: middlewares and routes, applied in the order of their calls. */
export class App<State> {
  config: ResolvedConfig;
  #snapshot: Snapshot = EMPTY_SNAPSHOT;
  readonly #registrations: ((site: Site<State>) => void)[] = [];

  constructor(config: FreshConfig = {}) {
    const { mode = "production", trustProxy = false } = config;
    const basePath = toBasePath(config.basePath ?? "");
    this.config = { basePath, mode, trustProxy };
  }

  /**
   * Adds middlewares for what is registered after them. A path guards routes
   * whose pattern starts with the same text, which is no check of permission.
   */
  use(...middlewares: Middleware<State>[]): this;
  use(path: string, ...middlewares: Middleware<State>[]): this;
  use(
    first: string | Middleware<State>,
    ...rest: Middleware<State>[]
  ): this {
    const [path, middlewares] = typeof first === "string"
      ? [first, rest]
      : ["*", [first, ...rest]];
    return this.#register(({ root }) => {
      segmentAt(root, path).middlewares.push(...middlewares);
    });
  }

  get(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#route(["GET"], path, middlewares);
  }

  post(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#route(["POST"], path, middlewares);
  }

  put(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#route(["PUT"], path, middlewares);
  }

  patch(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#route(["PATCH"], path, middlewares);
  }

  delete(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#route(["DELETE"], path, middlewares);
  }

  head(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#route(["HEAD"], path, middlewares);
  }

  all(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#route(METHODS, path, middlewares);
  }

  /** Wraps the pages of a folder that are registered after it. */
  layout(
    path: string,
    component: AnyComponent<State>,
    config: LayoutConfig = {},
  ): this {
    return this.#register(({ root }) => {
      segmentAt(root, path).layout = { component, config };
    });
  }

  /** Wraps all pages; the place for `<html>`. */
  appWrapper(component: AnyComponent<State>): this {
    return this.#register(({ root }) => {
      root.appWrapper = component;
    });
  }

  /** Answers for what is thrown in a folder; `ctx.error` holds it. */
  onError(path: string, handler: AnyHandler<State>): this {
    return this.#register(({ root }) => {
      segmentAt(root, path).errorPage = toPage(handler);
    });
  }

  /** Answers for unknown paths and for each `HttpError` of status 404. */
  notFound(handler: AnyHandler<State>): this {
    return this.#register(({ root }) => {
      root.notFound = toPage(handler);
    });
  }

  /** Adds the build's file routes here, below `pattern`. */
  fsRoutes(pattern = "*"): this {
    const below = pattern.replace(/\/?\*?$/, "");
    return this.#register((site) => addFileRoutes(site, below));
  }

  /** Makes the function that answers requests; later calls do not change it. */
  handler(): Handler {
    const site: Site<State> = {
      root: new Segment(null),
      router: new Router(this.config.basePath),
      snapshot: this.#snapshot,
    };
    for (const register of this.#registrations) register(site);
    return createHandler(site, this.config);
  }

  /** Serves the app, on port 8000 unless told. */
  async listen(options: ListenOptions = {}): Promise<void> {
    await Deno.serve(options, this.handler()).finished;
  }

  /** Called by what a build writes; apps have no need of it. */
  applySnapshot(snapshot: Snapshot): void {
    setBuildId(snapshot.buildId);
    this.#snapshot = snapshot;
  }

  #register(registration: (site: Site<State>) => void): this {
    this.#registrations.push(registration);
    return this;
  }

  #route(
    methods: readonly Method[],
    path: string,
    middlewares: readonly Middleware<State>[],
  ): this {
    return this.#register(({ root, router }) => {
      const before = stepsOf(segmentAt(root, path));
      router.add(methods, path, [...before, ...middlewares]);
    });
  }
}

function toPage<State>(handler: AnyHandler<State>): Page<State> {
  return { handler, component: null, config: {} };
}

function toBasePath(path: string): string {
  if (path === "" || path === "/") return "";
  if (/^(\/[\w\-.~]+)+$/.test(path)) return path;
  throw new Error(
    `Cannot create app: base path "${path}" does not look like "/a/b"`,
  );
}
