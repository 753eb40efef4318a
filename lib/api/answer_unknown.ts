import type { Context } from "hono";
import { AppError } from "../errors.ts";
import type { ApiEnv } from "./handler.ts";
import { OPEN, RESOURCES } from "./resources.ts";
import { toWrongMethodResponse } from "./respond.ts";

/** Where no route answers: another method of a known address, or no address of ours. */
export function answerUnknown(
  base: string,
): (c: Context<ApiEnv>) => Response {
  const operations = [...RESOURCES, OPEN].flatMap(({ routes }) => routes);
  const known = operations.map(({ method, path }) => ({
    method,
    pattern: new URLPattern({ pathname: `${base}/api${path}` }),
  }));
  return ({ req, env: { requestId } }) => {
    const methods = known
      .filter(({ pattern }) => pattern.test({ pathname: req.path }))
      .map(({ method }) => method === "GET" ? "GET, HEAD" : method);
    if (methods.length === 0) {
      throw new AppError("not_found", "There is nothing at this address");
    }
    const allow = methods.join(", ");
    return req.method === "OPTIONS"
      ? new Response(null, { status: 204, headers: { allow } })
      : toWrongMethodResponse(allow, requestId);
  };
}
