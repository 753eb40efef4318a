/** The query parameter that carries the build id. */
export const BUILD_ID_KEY = "__frsh_c";

/**
 * Bundles stand in a folder that has the build's id as its name. A server is
 * told: the build that was applied last, since a process serves one.
 */
let buildId = import.meta.url.split("/").at(-2) ?? "";

export function setBuildId(id: string): void {
  buildId = id;
}

/**
 * Adds the build id to a path of this host, so that browsers may keep the file
 * for good; leaves anything else as it is.
 */
export function asset(path: string): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  // A page has many of these: no URL is parsed.
  const hash = endFrom(path, "#");
  const address = path.slice(0, path.length - hash.length);
  const query = endFrom(address, "?");
  if (query && new URLSearchParams(query).has(BUILD_ID_KEY)) return path;
  const joint = query ? "&" : "?";
  return `${address}${joint}${BUILD_ID_KEY}=${buildId}${hash}`;
}

/** The rest of a text from a sign on; "" without it. */
function endFrom(text: string, sign: string): string {
  const at = text.indexOf(sign);
  return at === -1 ? "" : text.slice(at);
}
