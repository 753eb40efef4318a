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
  const url = new URL(path, "http://localhost");
  if (url.searchParams.has(BUILD_ID_KEY)) return path;
  url.searchParams.set(BUILD_ID_KEY, id);
  return url.pathname + url.search + url.hash;
}
