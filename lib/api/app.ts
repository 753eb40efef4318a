import { Hono } from "hono";
import type { RequestTrace } from "../define.ts";
import { toAppError } from "../errors.ts";
import type { Means } from "../scope.ts";
import type { OpenApiDocument } from "./document.ts";
import { answerUnknown } from "./answer_unknown.ts";
import { type ApiEnv, type ApiMeans, toHandler } from "./handler.ts";
import { toDocument } from "./openapi.ts";
import { RESOURCES } from "./resources.ts";
import { toJsonResponse, toProblemResponse } from "./respond.ts";

export interface Api {
  /**
   * Answers what is below the base path's `/api`, but for the page there, and
   * never throws: what it refuses is a problem body. Fills the trace; `route`
   * is Hono's pattern without the base path, such as `/api/installed/:id`.
   */
  fetch(request: Request, trace: RequestTrace): Promise<Response>;
  /** What `GET /api/openapi.json` sends. */
  readonly document: OpenApiDocument;
  /** What Hono answers, with the base path. */
  readonly mounted: readonly Mounted[];
}

interface Mounted {
  readonly method: string;
  readonly path: string;
}

/** The HTTP API: each operation is registered once, and gives Hono its route and the document its words. */
export function createApi(api: ApiMeans): Api {
  const base = api.config.basePath;
  const document = Object.freeze(toDocument(base));
  const hono = new Hono<ApiEnv>().basePath(`${base}/api`);
  for (const route of RESOURCES.flatMap(({ routes }) => routes)) {
    hono.on(route.method, route.path, toHandler(route, api));
  }
  hono.get("/openapi.json", ({ env: trace }) => {
    trace.route = "/api/openapi.json";
    return toJsonResponse(document);
  });
  hono.notFound(answerUnknown(base));
  // One place answers what was thrown: below, where also what is no Error arrives.
  hono.onError((error) => {
    throw error;
  });

  return {
    document,
    mounted: hono.routes.map(({ method, path }) => ({ method, path })),
    async fetch(request, trace) {
      try {
        return await hono.fetch(request, trace);
      } catch (error) {
        return refuse(api.means, trace, error);
      }
    },
  };
}

function refuse(
  { log }: Means,
  { requestId, route }: RequestTrace,
  thrown: unknown,
): Response {
  const refusal = toAppError(thrown);
  if (refusal.code === "internal") {
    log.error("api.failed", { requestId, route }, thrown);
  }
  return toProblemResponse(refusal, requestId);
}
