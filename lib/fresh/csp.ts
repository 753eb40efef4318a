import { internalsOf } from "./context.ts";
import type { Middleware } from "./handlers.ts";

export interface CspOptions {
  /** Directives that replace those of the default policy by name. */
  csp?: string[];
  /** Replaces `'unsafe-inline'` by the nonce of the rendered page. */
  useNonce?: boolean;
  /** Reports without enforcing. */
  reportOnly?: boolean;
  /** Where browsers send reports to. */
  reportTo?: string;
}

const DEFAULT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];

/** Sets a content security policy on each response. */
export function csp<State>(options: CspOptions = {}): Middleware<State> {
  const { reportTo, useNonce = false } = options;
  const policy = composePolicy(options);
  const header = options.reportOnly
    ? "content-security-policy-report-only"
    : "content-security-policy";

  return async (ctx) => {
    const response = await ctx.next();
    const { nonce } = internalsOf(ctx);
    response.headers.set(header, useNonce ? withNonce(policy, nonce) : policy);
    if (reportTo !== undefined) {
      response.headers.set("reporting-endpoints", `csp-endpoint="${reportTo}"`);
    }
    return response;
  };
}

function composePolicy({ csp = [], reportTo }: CspOptions): string {
  const directives = new Map<string, string>();
  for (const directive of [...DEFAULT_POLICY, ...csp]) {
    const text = directive.trim().replace(/;$/, "");
    directives.set(text.split(/\s/, 1)[0] ?? "", text);
  }
  if (reportTo !== undefined) {
    directives.set("report-to", "report-to csp-endpoint");
    directives.set("report-uri", `report-uri ${reportTo}`);
  }
  return [...directives.values()].join("; ");
}

/** Without a rendered page there is no nonce, and nothing inline may run. */
function withNonce(policy: string, nonce: string | null): string {
  return nonce === null
    ? policy.replaceAll(" 'unsafe-inline'", "")
    : policy.replaceAll("'unsafe-inline'", `'nonce-${nonce}'`);
}
