import type { Context } from "./context.ts";
import type { Middleware } from "./handlers.ts";
import { HttpError } from "./http_error.ts";

/** Origins that may send unsafe requests; the request's own by default. */
export interface CsrfOptions<State = unknown> {
  origin?:
    | string
    | string[]
    | ((origin: string, ctx: Context<State>) => boolean);
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses unsafe requests that another site made a browser send. Programs send
 * neither header and pass: they hold no cookie of somebody else's browser.
 */
export function csrf<State>(
  options: CsrfOptions<State> = {},
): Middleware<State> {
  return (ctx) => {
    const { method, headers } = ctx.req;
    if (SAFE_METHODS.has(method)) return ctx.next();

    const site = headers.get("sec-fetch-site");
    if (site === "same-origin" || site === "none") return ctx.next();

    const origin = headers.get("origin");
    if (site === null && origin === null) return ctx.next();
    if (origin !== null && isAllowed(origin, options, ctx)) return ctx.next();
    throw new HttpError(403);
  };
}

function isAllowed<State>(
  origin: string,
  { origin: allowed }: CsrfOptions<State>,
  ctx: Context<State>,
): boolean {
  if (allowed === undefined) return origin === ctx.url.origin;
  if (typeof allowed === "string") return origin === allowed;
  if (typeof allowed === "function") return allowed(origin, ctx);
  return allowed.includes(origin);
}
