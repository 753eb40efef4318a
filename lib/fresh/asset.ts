/** The query parameter that carries the build id. */
export const BUILD_ID_KEY = "__frsh_c";

let buildId = "none";

/** The id of the build that was applied last; a process serves one build. */
export function currentBuildId(): string {
  return buildId;
}

export function setBuildId(id: string): void {
  buildId = id;
}

/** Adds a build id to a path of this host; leaves anything else as it is. */
export function toAssetUrl(path: string, id: string): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  // A page has many of these: no URL is parsed.
  const hash = endFrom(path, "#");
  const address = path.slice(0, path.length - hash.length);
  const query = endFrom(address, "?");
  if (query && new URLSearchParams(query).has(BUILD_ID_KEY)) return path;
  const joint = query ? "&" : "?";
  return `${address}${joint}${BUILD_ID_KEY}=${encodeURIComponent(id)}${hash}`;
}

/** The rest of a text from a sign on; "" without it. */
function endFrom(text: string, sign: string): string {
  const at = text.indexOf(sign);
  return at === -1 ? "" : text.slice(at);
}
