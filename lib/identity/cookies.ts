import { parse, serialize } from "hono/utils/cookie";
import type { Config } from "../config.ts";
import type { StartedSession } from "./sessions/start.ts";

export const SESSION_COOKIE = "connectors_session";

type CookieConfig = Pick<Config, "publicUrl" | "basePath">;

/** The Set-Cookie header that keeps the session in the browser. */
export function toSessionCookie(
  config: CookieConfig,
  { token, expiresAt }: StartedSession,
): string {
  return toSetCookie(config, token, new Date(expiresAt));
}

/** The Set-Cookie header that takes it away. */
export function toExpiredCookie(config: CookieConfig): string {
  return toSetCookie(config, "", new Date(0));
}

/** The session's token as the browser sent it, or null. */
export function readSessionCookie(request: Request): string | null {
  const header = request.headers.get("cookie");
  if (header === null || !header.includes(SESSION_COOKIE)) return null;
  return parse(header, SESSION_COOKIE)[SESSION_COOKIE] ?? null;
}

function toSetCookie(
  { publicUrl, basePath }: CookieConfig,
  value: string,
  expires: Date,
): string {
  return serialize(SESSION_COOKIE, value, {
    path: basePath || "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: publicUrl.protocol === "https:",
    expires,
  });
}
