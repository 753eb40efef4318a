import type {
  AnyComponent,
  HandlerByMethod,
  HandlerFn,
  Middleware,
  RouteComponent,
  RouteHandler,
} from "./handlers.ts";

type DataOf<Handler, State> = Handler extends HandlerFn<infer Data, State>
  ? Data
  : Handler extends HandlerByMethod<infer Data, State> ? Data
  : never;

/**
 * Makes the `define` object of an app whose `ctx.state` is a `State`: identity
 * functions that carry its types.
 */
export function createDefine<State>() {
  return {
    handlers: <
      Data,
      Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>,
    >(handlers: Handlers): Handlers => handlers,
    page: <
      Handler extends RouteHandler<unknown, State> = never,
      Data = DataOf<Handler, State>,
    >(component: RouteComponent<Data, State>) => component,
    layout: (component: AnyComponent<State>) => component,
    middleware: <M extends Middleware<State> | Middleware<State>[]>(
      middleware: M,
    ): M => middleware,
  };
}
