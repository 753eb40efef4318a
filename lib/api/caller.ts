import type { Config } from "../config.ts";
import type { RequestTrace } from "../define.ts";
import { AppError } from "../errors.ts";
import type { Authenticator } from "../identity/authenticate.ts";
import { readSessionCookie } from "../identity/cookies.ts";
import { requireDrawnFor } from "../identity/require_drawn_for.ts";
import type { Scope } from "../scope.ts";

export interface CallerMeans {
  readonly authenticator: Authenticator;
  readonly config: Config;
}

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Who asks, by token or by session cookie; a token is decisive where both
 * come. Throws `unauthenticated`, `forbidden` when another site made a browser
 * send its cookie along, or `conflict` when its page is of another tenant.
 */
export async function requireCaller(
  { authenticator, config }: CallerMeans,
  request: Request,
  trace: RequestTrace,
): Promise<Scope> {
  const header = request.headers.get("authorization");
  let scope: Scope | null = null;
  if (header !== null) {
    scope = await authenticator.bearer(header, trace.requestId);
  } else {
    const cookie = readSessionCookie(request);
    if (cookie !== null) requireSameOrigin(request, config);
    scope = await authenticator.session(cookie, trace.requestId);
  }
  if (scope === null) {
    throw new AppError(
      "unauthenticated",
      "Cannot tell who asks: send an API token that is not revoked, or sign in",
    );
  }
  trace.tenantId = scope.tenant.id;
  requireDrawnFor(scope, request.headers.get("connectors-tenant"));
  return scope;
}

/** The rule of Fresh's `csrf`: what sends neither header is no browser, and holds nobody else's cookie. */
function requireSameOrigin(request: Request, { publicUrl }: Config): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = request.headers.get("origin");
  if (site === null && origin === null) return;
  if (origin === publicUrl.origin) return;
  if (origin === new URL(request.url).origin) return;
  throw new AppError(
    "forbidden",
    "Cannot accept the request: another site made the browser send it",
  );
}
