import { fileURLToPath } from "node:url";

/** Absolute, with a slash at its end. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A file as seen from the project's root: `lib/kv/page.ts`. */
export function toProjectPath(fileName: string): string {
  const path = fileName.startsWith("file:")
    ? fileURLToPath(fileName)
    : fileName.replaceAll("\\", "/");
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : path;
}

/** Whether the path is one of these files, or below one of these folders (written with a slash at the end). */
export function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) =>
    place.endsWith("/") ? path.startsWith(place) : path === place
  );
}
