/**
 * `fresh/runtime` as bundles see it.
 *
 * @module
 */
export { asset } from "./asset.ts";
export { HttpError } from "./http_error.ts";

export const IS_BROWSER = true;

/** The server has already moved the children to the document's head. */
export function Head(_props: { children?: unknown }): null {
  return null;
}
