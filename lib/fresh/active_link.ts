/**
 * What `aria-current` says of a link: it leads to this page, or to one above
 * it. Undefined if neither, or if the author has said something.
 */
export function toAriaCurrent(
  props: Record<string, unknown>,
  pathname: string,
): "page" | "true" | undefined {
  const { href } = props;
  if (typeof href !== "string" || href[0] !== "/" || "aria-current" in props) {
    return undefined;
  }
  // Pages have many links and most lead elsewhere: no regular expressions.
  const end = lengthOfPath(href);
  if (!pathname.startsWith(href.slice(0, end))) return undefined;
  const rest = pathname.slice(end);
  if (rest === "" || rest === "/") return "page";
  return end < 2 || rest[0] === "/" ? "true" : undefined;
}

/** Without query, fragment, and the slash at the end. */
function lengthOfPath(href: string): number {
  let end = 0;
  while (end < href.length && href[end] !== "?" && href[end] !== "#") end++;
  return end > 1 && href[end - 1] === "/" ? end - 1 : end;
}
