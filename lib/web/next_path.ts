/** Resolves relative addresses; no request ever goes there. */
const NOWHERE = "http://app.invalid";

/**
 * Where to go after a form: a path of this app below its base, or the fallback.
 * Anything that a browser might read as another host is not taken.
 */
export function toNextPath(
  text: unknown,
  base: string,
  fallback: string,
): string {
  if (typeof text !== "string" || !/^\/(?![/\\])/.test(text)) return fallback;
  if (!URL.canParse(text, NOWHERE)) return fallback;
  const url = new URL(text, NOWHERE);
  const path = url.pathname + url.search;
  const isOurs = url.origin === NOWHERE && !path.startsWith("//") &&
    (path === base || path.startsWith(`${base}/`));
  return isOurs ? path : fallback;
}
