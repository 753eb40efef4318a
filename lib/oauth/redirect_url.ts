import type { Config } from "../config.ts";

/** Where every service sends people back to: one address for all, so that it can be copied once. */
export function toRedirectUrl(
  { publicUrl, basePath }: Pick<Config, "publicUrl" | "basePath">,
): string {
  return `${publicUrl.origin}${basePath}/oauth/callback`;
}
