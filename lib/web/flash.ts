import { parse, serialize } from "hono/utils/cookie";
import type {
  StatusChange,
  ToastMessage,
} from "../../components/toast_message.ts";
import type { Config } from "../config.ts";

export const FLASH_COOKIE = "connectors_flash";

/** Long enough for one redirect. */
const MAX_AGE_SECONDS = 60;

/** What a page says once about what was just done, after a redirect. */
export type Flash = ToastMessage;

type CookieConfig = Pick<Config, "publicUrl" | "basePath">;

/** The Set-Cookie header that carries the message over one redirect. */
export function toFlashCookie(config: CookieConfig, flash: Flash): string {
  return toSetCookie(config, JSON.stringify(flash), MAX_AGE_SECONDS);
}

/** The Set-Cookie header that takes it away once it was shown. */
export function toShownFlashCookie(config: CookieConfig): string {
  return toSetCookie(config, "", 0);
}

/** The message that the request brings, or null; a cookie that is not ours is no message. */
export function readFlash(request: Request): Flash | null {
  const header = request.headers.get("cookie");
  if (header === null || !header.includes(FLASH_COOKIE)) return null;
  const value = parse(header, FLASH_COOKIE)[FLASH_COOKIE];
  return value ? parseFlash(value) : null;
}

function parseFlash(text: string): Flash | null {
  try {
    const flash: unknown = JSON.parse(text);
    return isFlash(flash) ? flash : null;
  } catch {
    return null;
  }
}

function isFlash(value: unknown): value is Flash {
  return value instanceof Object && "text" in value &&
    typeof value.text === "string" && "kind" in value &&
    (value.kind === "success" || value.kind === "error") &&
    (!("change" in value) || isChange(value.change));
}

function isChange(value: unknown): value is StatusChange {
  return value instanceof Object && "label" in value &&
    typeof value.label === "string" && "id" in value &&
    typeof value.id === "string" && "name" in value &&
    typeof value.name === "string" && "to" in value &&
    (value.to === "active" || value.to === "inactive");
}

function toSetCookie(
  { publicUrl, basePath }: CookieConfig,
  value: string,
  maxAge: number,
): string {
  return serialize(FLASH_COOKIE, value, {
    path: basePath || "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: publicUrl.protocol === "https:",
    maxAge,
  });
}
