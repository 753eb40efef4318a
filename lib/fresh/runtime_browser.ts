/**
 * `fresh/runtime` as bundles see it.
 *
 * @module
 */
import { toAssetUrl } from "./asset.ts";

export { HttpError } from "./http_error.ts";

/** The bundler puts the build's id here. */
declare const __FRESH_BUILD_ID__: string;

export const IS_BROWSER = true;

/** Adds the build id to a path, so that browsers may keep the file for good. */
export function asset(path: string): string {
  return toAssetUrl(path, __FRESH_BUILD_ID__);
}

/** The server has already moved the children to the document's head. */
export function Head(_props: { children?: unknown }): null {
  return null;
}
