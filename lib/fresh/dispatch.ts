import { Context, type ResolvedConfig } from "./context.ts";
import type { Middleware } from "./handlers.ts";
import { HttpError } from "./http_error.ts";
import type { Match } from "./router.ts";
import { type Site, stepsOf } from "./segments.ts";

export type Handler = (
  req: Request,
  info?: Deno.ServeHandlerInfo,
) => Promise<Response>;

const LOCAL: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 0 },
  completed: Promise.resolve(),
};

/** Makes the function that finds a request's steps and takes them. */
export function createHandler<State>(
  { router, root, snapshot }: Site<State>,
  config: ResolvedConfig,
): Handler {
  const rootSteps = stepsOf(root);

  return async (req, info = LOCAL) => {
    const url = toUrl(req, config);
    const found = router.match(req.method, url.pathname);
    const ctx = new Context<State>({
      req,
      url,
      info,
      route: found?.pattern ?? null,
      params: found?.params ?? {},
      config,
      snapshot,
    });
    const steps = found?.steps ?? [...rootSteps, toUnmatched(found)];
    const response = await answer(ctx, steps);
    if (response.status === 405 && found !== null && !found.steps) {
      response.headers.set("allow", found.allowed());
    }
    return req.method === "HEAD" ? new Response(null, response) : response;
  };
}

async function answer<State>(
  ctx: Context<State>,
  steps: readonly Middleware<State>[],
): Promise<Response> {
  try {
    const response: unknown = await take(ctx, steps, 0);
    if (response instanceof Response) return response;
    throw new TypeError(
      `Cannot answer ${ctx.req.method} ${ctx.route}: ` +
        `a handler returned ${typeof response} instead of a Response`,
    );
  } catch (error) {
    return answerError(error);
  }
}

/** Takes one step, whose `ctx.next()` takes the one after it. */
async function take<State>(
  ctx: Context<State>,
  steps: readonly Middleware<State>[],
  index: number,
): Promise<Response> {
  const step = steps[index];
  if (step === undefined) throw new HttpError(404);
  ctx.next = () => take(ctx, steps, index + 1);
  return await step(ctx);
}

/** What ends the root's steps when no route answers the request. */
function toUnmatched<State>(found: Match<State> | null): Middleware<State> {
  return ({ req }) => {
    if (found === null) throw new HttpError(404);
    if (req.method !== "OPTIONS") throw new HttpError(405);
    const headers = { allow: found.allowed() };
    return new Response(null, { status: 204, headers });
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
