import type { Middleware } from "./handlers.ts";

/** Redirects to the one form of a path, with its slash or without. */
export function trailingSlashes<State>(
  mode: "always" | "never",
): Middleware<State> {
  return (ctx) => {
    const { pathname, search } = ctx.url;
    if (pathname === "/") return ctx.next();
    const hasSlash = pathname.endsWith("/");
    if (mode === "always" && !hasSlash) {
      return ctx.redirect(`${pathname}/${search}`);
    }
    if (mode === "never" && hasSlash) {
      return ctx.redirect(`${pathname.slice(0, -1)}${search}`);
    }
    return ctx.next();
  };
}
