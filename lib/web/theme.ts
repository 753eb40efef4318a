import { serialize } from "hono/utils/cookie";
import type { Config } from "../config.ts";

/** `lib/web/begin.ts` reads it. */
const THEME_COOKIE = "connectors_theme";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The Set-Cookie header that keeps a choice of colours, or forgets it for anything but light and dark. */
export function toThemeCookie(
  { publicUrl, basePath }: Pick<Config, "publicUrl" | "basePath">,
  theme: unknown,
): string {
  const chosen = theme === "light" || theme === "dark" ? theme : null;
  return serialize(THEME_COOKIE, chosen ?? "", {
    path: basePath || "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: publicUrl.protocol === "https:",
    maxAge: chosen ? YEAR_SECONDS : 0,
  });
}
