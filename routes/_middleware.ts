import { define } from "../lib/define.ts";
import { AppError } from "../lib/errors.ts";
import { FLASH_COOKIE, toShownFlashCookie } from "../lib/web/flash.ts";

/** What a stranger may open; everything else asks to sign in first. */
const OPEN = /^\/(?:sign-in|sign-out|set-up|theme|health|api)(?:\/|$)/;

const requireSignIn = define.middleware((ctx) => {
  const { base, scope } = ctx.state;
  const { pathname, search } = ctx.url;
  const path = pathname.slice(base.length);
  // Beside the base path there is nothing, for nobody.
  const isOurs = pathname === base || pathname.startsWith(`${base}/`);
  if (scope || !isOurs || OPEN.test(path)) return ctx.next();
  const isPage = ctx.req.method === "GET" || ctx.req.method === "HEAD";
  // A form of ours, which only a browser sends so: it can send what was typed once more.
  if (!isPage && ctx.req.headers.get("sec-fetch-site") === "same-origin") {
    throw new AppError(
      "unauthenticated",
      "Cannot take what you sent: you are signed out. Nothing was changed",
    );
  }
  const next = isPage && path.length > 1
    ? `?next=${encodeURIComponent(pathname + search)}`
    : "";
  return new Response(null, {
    status: 303,
    headers: { location: `${base}/sign-in${next}` },
  });
});

/** A message is said once: the page that shows it also takes it away. */
const forgetShownFlash = define.middleware(async (ctx) => {
  const response = await ctx.next();
  const shows = response.headers.get("content-type")?.startsWith("text/html");
  if (shows && ctx.req.headers.get("cookie")?.includes(FLASH_COOKIE)) {
    const { config } = ctx.state.services;
    response.headers.append("set-cookie", toShownFlashCookie(config));
  }
  return response;
});

export const handler = [requireSignIn, forgetShownFlash];
