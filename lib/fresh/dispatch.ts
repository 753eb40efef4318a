import { Context, type ResolvedConfig } from "./context.ts";
import type { Middleware } from "./handlers.ts";
import { HttpError } from "./http_error.ts";
import type { Match } from "./router.ts";
import { chain, stepsOf } from "./segments.ts";
import type { Site } from "./site.ts";

export type Handler = (
  req: Request,
  info?: Deno.ServeHandlerInfo,
) => Promise<Response>;

const LOCAL: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 0 },
  completed: Promise.resolve(),
};

type Found<State> = Match<Middleware<State>[]> | null;

/** Makes the function that finds a request's chain and runs it. */
export function createHandler<State>(
  { router, root, snapshot }: Site<State>,
  config: ResolvedConfig,
): Handler {
  const rootSteps = stepsOf(root);
  const chains = new Map<Middleware<State>[], Middleware<State>>();

  function chainOf(found: Found<State>, method: string) {
    if (found?.target === undefined) {
      return chain(rootSteps, answerUnmatched(found, method));
    }
    const known = chains.get(found.target);
    if (known !== undefined) return known;
    const made = chain(found.target, refuseUnknown);
    chains.set(found.target, made);
    return made;
  }

  async function answer(ctx: Context<State>, found: Found<State>) {
    try {
      const response = await chainOf(found, ctx.req.method)(ctx);
      requireResponse(response, ctx);
      return response;
    } catch (error) {
      return answerError(error);
    }
  }

  return async (req, info = LOCAL) => {
    const url = toUrl(req, config);
    const found = router.match(req.method, url.pathname);
    const route = found?.pattern ?? null;
    const params = found?.params ?? {};
    const ctx = new Context<State>({
      req,
      url,
      info,
      route,
      params,
      config,
      snapshot,
    });
    const response = await answer(ctx, found);
    const isRefused = found !== null && found.target === undefined;
    if (isRefused && response.status === 405) {
      response.headers.set("allow", found.allowed());
    }
    return req.method === "HEAD" ? new Response(null, response) : response;
  };
}

function toUrl(req: Request, { trustProxy }: ResolvedConfig): URL {
  const url = new URL(req.url);
  if (url.pathname.includes("//")) {
    url.pathname = url.pathname.replace(/\/+/g, "/");
  }
  if (!trustProxy) return url;
  const protocol = forwarded(req, "x-forwarded-proto");
  if (protocol === "http" || protocol === "https") url.protocol = protocol;
  const host = forwarded(req, "x-forwarded-host");
  if (host !== undefined) {
    url.port = "";
    url.host = host;
  }
  return url;
}

/** Proxies append; the first value is the one nearest to the client. */
function forwarded(req: Request, header: string): string | undefined {
  return req.headers.get(header)?.split(",", 1)[0]?.trim();
}

function refuseUnknown(): never {
  throw new HttpError(404);
}

function answerUnmatched<State>(
  found: Match<unknown> | null,
  method: string,
): Middleware<State> {
  if (found === null) return refuseUnknown;
  if (method !== "OPTIONS") {
    return () => {
      throw new HttpError(405);
    };
  }
  return () =>
    new Response(null, { status: 204, headers: { allow: found.allowed() } });
}

function requireResponse<State>(response: unknown, ctx: Context<State>): void {
  if (response instanceof Response) return;
  throw new TypeError(
    `Cannot answer ${ctx.req.method} ${ctx.route}: ` +
      `a handler returned ${typeof response} instead of a Response`,
  );
}

const MESSAGES: Partial<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** The last resort; what a bug said does not leave. */
function answerError(error: unknown): Response {
  if (!(error instanceof HttpError)) {
    console.error(error);
    return new Response("Internal server error", { status: 500 });
  }
  const { status, message } = error;
  if (status >= 500) console.error(error);
  return new Response(message || MESSAGES[status] || `Error ${status}`, {
    status,
  });
}
