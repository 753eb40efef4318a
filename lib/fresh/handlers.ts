import type { ComponentChildren } from "preact";
import type { Context } from "./context.ts";

export const METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
] as const;

export type Method = typeof METHODS[number];

/** What a handler returns to have its page component rendered. */
export interface PageResponse<Data> {
  readonly data: Data;
  readonly status: number | undefined;
  readonly headers: HeadersInit | undefined;
}

/** Answers by itself, or by what `ctx.next()` gives. */
export type Middleware<State> = (
  ctx: Context<State>,
) => Response | Promise<Response>;

/** Answers, or returns data for the page component. */
export type HandlerFn<Data, State> = (
  ctx: Context<State>,
) => Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;

export type HandlerByMethod<Data, State> = {
  [M in Method]?: HandlerFn<Data, State>;
};

/** One function for all methods, or an object of functions by method. */
export type RouteHandler<Data, State> =
  | HandlerFn<Data, State>
  | HandlerByMethod<Data, State>;

/** What pages, layouts, error pages and the app wrapper receive. */
export type PageProps<Data = unknown, State = unknown> =
  & Pick<
    Context<State>,
    | "url"
    | "req"
    | "params"
    | "state"
    | "config"
    | "info"
    | "error"
    | "route"
    | "Component"
  >
  & { data: Data };

/** May be async, and may return a `Response` if it is. */
export type RouteComponent<Data, State> = (
  props: PageProps<Data, State>,
) => ComponentChildren;

/** A page of whatever data, a layout, or the app wrapper. */
export type AnyComponent<State> = RouteComponent<unknown, State>;

/** A handler that gives whatever data. */
export type AnyHandler<State> = HandlerFn<unknown, State>;

export interface LayoutConfig {
  skipInheritedLayouts?: boolean;
  skipAppWrapper?: boolean;
}

export interface RouteConfig extends LayoutConfig {
  /** A pattern that replaces the one that the file's name gives. */
  routeOverride?: string;
}

/** Asks for the page component to be rendered with `data`. */
export function page(): PageResponse<undefined>;
export function page<Data>(
  data: Data,
  options?: { status?: number; headers?: HeadersInit },
): PageResponse<Data>;
export function page<Data>(
  data?: Data,
  options: { status?: number; headers?: HeadersInit } = {},
): PageResponse<Data | undefined> {
  return { data, status: options.status, headers: options.headers };
}
