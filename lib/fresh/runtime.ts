/**
 * What pages and islands may import as `fresh/runtime`. Bundles get
 * `runtime_browser.ts` in its place.
 *
 * @module
 */
export { asset } from "./asset.ts";
export { Head } from "./head.ts";
export { HttpError } from "./http_error.ts";

/** Whether this code runs in a browser; a constant in bundles. */
export const IS_BROWSER: boolean = false;
