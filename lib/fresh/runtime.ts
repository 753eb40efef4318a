/**
 * What pages and islands may import as `fresh/runtime`. Bundles get
 * `runtime_browser.ts` in its place.
 *
 * @module
 */
import { currentBuildId, toAssetUrl } from "./asset.ts";

export { Head } from "./head.ts";
export { HttpError } from "./http_error.ts";

/** Whether this code runs in a browser; a constant in bundles. */
export const IS_BROWSER: boolean = false;

/** Adds the build id to a path, so that browsers may keep the file for good. */
export function asset(path: string): string {
  return toAssetUrl(path, currentBuildId());
}
