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
  const path = withoutSlash(href.replace(/[?#].*/s, ""));
  const here = withoutSlash(pathname);
  if (path === here) return "page";
  return path === "/" || here.startsWith(path + "/") ? "true" : undefined;
}

function withoutSlash(path: string): string {
  return path.replace(/(.)\/$/, "$1");
}
