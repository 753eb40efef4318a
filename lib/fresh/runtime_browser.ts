/**
 * `fresh/runtime` as bundles see it.
 *
 * @module
 */
import { toAssetUrl } from "./asset.ts";

export { HttpError } from "./http_error.ts";

export const IS_BROWSER = true;

/** Bundles stand in a folder that has the build's id as its name. */
const buildId = import.meta.url.split("/").at(-2) ?? "";

/** Adds the build id to a path, so that browsers may keep the file for good. */
export function asset(path: string): string {
  return toAssetUrl(path, buildId);
}

/** The server has already moved the children to the document's head. */
export function Head(_props: { children?: unknown }): null {
  return null;
}
