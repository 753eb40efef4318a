import { internalsOf } from "./context.ts";
import type { Middleware } from "./handlers.ts";

export interface CspOptions {
  /** Directives that replace those of the default policy by name. */
  csp?: string[];
  /** Replaces `'unsafe-inline'` by the nonce of the rendered page. */
  useNonce?: boolean;
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
export function csp<State>(
  { csp = [], useNonce = false }: CspOptions = {},
): Middleware<State> {
  const policy = composePolicy(csp);
  return async (ctx) => {
    const response = await ctx.next();
    const { nonce } = internalsOf(ctx);
    response.headers.set(
      "content-security-policy",
      useNonce ? withNonce(policy, nonce) : policy,
    );
    return response;
  };
}

function composePolicy(own: readonly string[]): string {
  const directives = new Map<string, string>();
  for (const directive of [...DEFAULT_POLICY, ...own]) {
    const text = directive.trim().replace(/;$/, "");
    directives.set(text.split(/\s/, 1)[0] ?? "", text);
  }
  return [...directives.values()].join("; ");
}

/** Without a rendered page there is no nonce, and nothing inline may run. */
function withNonce(policy: string, nonce: string | null): string {
  return nonce === null
    ? policy.replaceAll(" 'unsafe-inline'", "")
    : policy.replaceAll("'unsafe-inline'", `'nonce-${nonce}'`);
}
