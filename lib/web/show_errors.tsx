import { HttpError, type Middleware } from "fresh";
import { ErrorPage } from "../../components/ErrorPage.tsx";
import type { State } from "../define.ts";
import type { Scope } from "../scope.ts";
import {
  AppError,
  type ErrorCode,
  HTTP_STATUS,
  type Problem,
  toProblem,
} from "../errors.ts";

/**
 * Turns whatever was thrown into a page with the request's id. It stands
 * inside the log and the headers, so that these see the error page as well.
 */
export const showErrors: Middleware<State> = async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    const { services, trace, base, scope } = ctx.state;
    const found = toPageProblem(error, trace.requestId);
    const isSent = ctx.req.method !== "GET" && ctx.req.method !== "HEAD";
    const problem = scope && isSent ? sayWhere(found, scope) : found;
    if (problem.code === "internal") {
      const { requestId } = trace;
      services.means.log.error("page.failed", { requestId }, error);
    }
    return await ctx.render(
      <ErrorPage
        base={base}
        problem={problem}
        signedIn={scope !== null}
      />,
      { status: problem.status },
    );
  }
};

/** What a form names may be in the tenant that its page was opened in, before that was switched in another tab. */
function sayWhere(problem: Problem, { tenant }: Scope): Problem {
  if (problem.code !== "not_found") return problem;
  const detail =
    `Cannot find it in ${tenant.name}, where you are now. If the page was opened in another tenant, switch back to that one, then send it again`;
  return { ...problem, detail };
}

function toPageProblem(error: unknown, requestId: string): Problem {
  if (!(error instanceof HttpError)) return toProblem(error, requestId);
  const refusal = new AppError(toCode(error.status), toDetail(error));
  return { ...toProblem(refusal, requestId), status: error.status };
}

function toCode(status: number): ErrorCode {
  const codes = Object.entries(HTTP_STATUS);
  const [code] = codes.find(([, known]) => known === status) ?? [];
  return isErrorCode(code) ? code : status < 500 ? "malformed" : "internal";
}

function isErrorCode(code: string | undefined): code is ErrorCode {
  return code !== undefined && Object.hasOwn(HTTP_STATUS, code);
}

/** The router's and the middlewares' own errors, in words of ours. */
function toDetail({ status }: HttpError): string {
  if (status === 404) return "There is no page at this address";
  if (status === 405) return "This address does not take this kind of request";
  if (status === 403) return "This request came from another site";
  return "This request cannot be answered";
}
