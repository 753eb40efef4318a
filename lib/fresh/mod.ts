/**
 * The part of Fresh 2's public API that this app uses. Pages, routes and
 * islands import it as `fresh`, so that the real package can take its place.
 *
 * @module
 */
export { App } from "./app.ts";
export { csp } from "./csp.ts";
export { csrf } from "./csrf.ts";
export { createDefine } from "./define.ts";
export { page } from "./handlers.ts";
export { HttpError } from "./http_error.ts";
export { staticFiles } from "./static_files.ts";
export { trailingSlashes } from "./trailing_slashes.ts";
export type { Context, FreshConfig } from "./context.ts";
export type {
  HandlerFn,
  LayoutConfig,
  Middleware,
  PageProps,
  RouteConfig,
  RouteHandler,
} from "./handlers.ts";
