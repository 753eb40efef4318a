import type { Middleware } from "fresh";
import type { Config } from "../config.ts";
import type { State } from "../define.ts";

/** A year; for addresses that are https anyway. */
const HSTS = "max-age=31536000";

const POLICY = "content-security-policy";

/** Part of Fresh's policy: browsers then look for all parts of a page over https. */
const UPGRADE = /;?\s*upgrade-insecure-requests/;

/** What browsers should refuse to do with our answers, beside the content security policy. */
export function secureHeaders({ publicUrl }: Config): Middleware<State> {
  const isHttps = publicUrl.protocol === "https:";
  return async (ctx) => {
    const response = await ctx.next();
    const { headers } = response;
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "same-origin");
    if (isHttps) {
      headers.set("cross-origin-opener-policy", "same-origin");
      headers.set("strict-transport-security", HSTS);
    } else {
      const policy = headers.get(POLICY);
      if (policy) headers.set(POLICY, policy.replace(UPGRADE, ""));
    }
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    return response;
  };
}
