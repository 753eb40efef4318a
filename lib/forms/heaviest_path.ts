import { joinPath } from "./paths.ts";

/** The path of the smallest part that holds more than half of a value: where shortening it helps. */
export function heaviestPath(value: unknown, path: string): string {
  return descend(value, path, weightOf(value) / 2);
}

function descend(value: unknown, path: string, half: number): string {
  if (typeof value !== "object" || value === null) return path;
  for (const [key, inner] of Object.entries(value)) {
    if (weightOf(inner) > half) {
      return descend(inner, joinPath(path, key), half);
    }
  }
  return path;
}

function weightOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}
