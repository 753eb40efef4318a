import type { Context } from "hono";
import type { RequestTrace } from "../define.ts";
import { AppError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import type { Means } from "../scope.ts";
import { readJsonBody } from "./body.ts";
import { type CallerMeans, requireCaller } from "./caller.ts";
import { parseIfMatch } from "./etag.ts";
import { readQuery } from "./query.ts";
import { toResponse } from "./respond.ts";
import type { Route } from "./route.ts";
import { NoQuery } from "./schemas/common.ts";

export interface ApiMeans extends CallerMeans {
  readonly means: Means;
}

/** "Bindings" is Hono's word for what is handed in with each request. */
export type ApiEnv = { Bindings: RequestTrace };

/** Longest id in a path. A longer one is nobody's, and no key of KV holds it. */
const MAX_ID_CHARS = 200;

/** What Hono calls for the route: who asks, what is asked, the verb, the answer. */
export function toHandler(
  route: Route,
  api: ApiMeans,
): (c: Context<ApiEnv>) => Promise<Response> {
  const { access, body, conditional, query = NoQuery } = route;
  const { basePath } = api.config;
  const pattern = `/api${route.path}`;
  return async ({ req, env: trace }) => {
    const request = req.raw;
    trace.route = pattern;
    const scope = await requireCaller(api, request, trace);
    // Before a body is read; the verb decides again.
    if (access !== "open" && access !== "signed_in") {
      requirePermission(scope, access);
    }
    const result = await route.handle({
      scope,
      id: readId(req.param()),
      query: readQuery(query, request.url),
      version: conditional ? parseIfMatch(request.headers) : undefined,
      body: body ? await readJsonBody(request) : undefined,
    });
    const encodings = request.headers.get("accept-encoding");
    return toResponse(route, result, { base: basePath, encodings });
  };
}

/** A path names one thing at most. */
function readId(params: Readonly<Record<string, string>>): string {
  for (const id of Object.values(params)) {
    if (id.length <= MAX_ID_CHARS) return id;
    throw new AppError("not_found", "Cannot find what this address names");
  }
  return "";
}
