import { type ComponentChildren, Fragment, h, type JSX } from "preact";
import type { Context, Internals } from "./context.ts";
import type { AnyComponent, PageProps } from "./handlers.ts";

/** The props of a page, layout, error page or app wrapper. */
export function toProps<Data, State>(
  ctx: Context<State>,
  data: Data,
  Component: () => ComponentChildren = () => null,
): PageProps<Data, State> {
  const { url, req, params, state, config, info, error, route } = ctx;
  return {
    data,
    url,
    req,
    params,
    state,
    config,
    info,
    error,
    route,
    Component,
  };
}

/** Awaits an async component; leaves any other to the renderer, for its hooks. */
export async function callComponent<State>(
  component: AnyComponent<State>,
  props: PageProps<unknown, State>,
): Promise<JSX.Element | Response> {
  if (component.constructor.name !== "AsyncFunction") {
    return h(component, props);
  }
  const result = await component(props);
  return result instanceof Response ? result : h(Fragment, null, result);
}

/** Wraps a page in its layouts, inner to outer, and in the app wrapper. */
export async function wrapPage<State>(
  ctx: Context<State>,
  page: JSX.Element | null,
  { layouts, app }: Pick<Internals<State>, "layouts" | "app">,
): Promise<JSX.Element | Response | null> {
  let content = page;
  for (const component of [app, ...layouts].reverse()) {
    if (component === null) continue;
    const child = content;
    const Component = () => child;
    ctx.Component = Component;
    const result = await callComponent(
      component,
      toProps(ctx, undefined, Component),
    );
    if (result instanceof Response) return result;
    content = result;
  }
  return content;
}
