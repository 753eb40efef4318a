/**
 * What an app's `dev.ts` imports as `fresh/dev`. Production never does: it
 * needs the bundler and the rights to write and to run programs.
 *
 * @module
 */
export { Builder } from "./builder.ts";
