import type { Middleware } from "fresh";
import type { Config } from "../config.ts";
import type { State } from "../define.ts";

/** A year; for addresses that are https anyway. */
const HSTS = "max-age=31536000";

/** What browsers should refuse to do with our answers, beside the content security policy. */
export function secureHeaders({ publicUrl }: Config): Middleware<State> {
  const isHttps = publicUrl.protocol === "https:";
  return async (ctx) => {
    const response = await ctx.next();
    const { headers } = response;
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "same-origin");
    headers.set("cross-origin-opener-policy", "same-origin");
    if (isHttps) headers.set("strict-transport-security", HSTS);
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    return response;
  };
}
