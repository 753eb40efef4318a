import type { Middleware } from "fresh";
import type { Config } from "../config.ts";
import type { State } from "../define.ts";

/** A year; for addresses that are https anyway. */
const HSTS = "max-age=31536000";

const CSP = "content-security-policy";

/** For what is no page, such as the API's JSON: a browser that shows it as one runs nothing. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** Part of the default policy. Over plain http it would send styles and forms to an https that is not there. */
const UPGRADE = "; upgrade-insecure-requests";

/** What browsers should refuse to do with our answers, beside the content security policy. */
export function secureHeaders({ publicUrl }: Config): Middleware<State> {
  const isHttps = publicUrl.protocol === "https:";
  return async (ctx) => {
    const response = await ctx.next();
    const { headers } = response;
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "same-origin");
    if (isHttps) setForHttps(headers);
    else dropUpgrade(headers);
    if (!headers.has(CSP)) headers.set(CSP, NO_PAGE);
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    return response;
  };
}

/** Over plain http browsers ignore these, and some complain. */
function setForHttps(headers: Headers): void {
  headers.set("strict-transport-security", HSTS);
  headers.set("cross-origin-opener-policy", "same-origin");
}

function dropUpgrade(headers: Headers): void {
  const policy = headers.get(CSP);
  if (policy?.includes(UPGRADE)) headers.set(CSP, policy.replace(UPGRADE, ""));
}
