import type { Middleware } from "fresh";
import type { State, Theme } from "../define.ts";
import type { Services } from "../services.ts";

/** First of all: gives the request its state and id, and writes its one log line. */
export function begin(services: Services): Middleware<State> {
  const { config: { basePath }, means: { log } } = services;
  return async (ctx) => {
    const started = performance.now();
    const trace = {
      requestId: crypto.randomUUID(),
      route: null,
      tenantId: null,
    };
    const state: State = {
      services,
      trace,
      base: basePath,
      theme: readTheme(ctx.req),
      scope: null,
    };
    Object.assign(ctx.state, state);
    const response = await ctx.next();
    response.headers.set("x-request-id", trace.requestId);
    log.info("request", {
      method: ctx.req.method,
      route: ctx.state.trace.route ?? ctx.route ?? "unmatched",
      status: response.status,
      ms: Math.round((performance.now() - started) * 100) / 100,
      requestId: trace.requestId,
      tenant: ctx.state.scope?.tenant.id ?? ctx.state.trace.tenantId,
    });
    return response;
  };
}

function readTheme(request: Request): Theme | null {
  const cookie = request.headers.get("cookie");
  const theme = cookie &&
    /(?:^|;\s*)connectors_theme=(light|dark)(?:;|$)/.exec(cookie)?.[1];
  return theme === "light" || theme === "dark" ? theme : null;
}
