import type { App } from "fresh";
import { Builder } from "fresh/dev";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { BuilderOptions } from "../../lib/fresh/make_build.ts";

export const FIXTURE = fileURLToPath(new URL("./fixture/", import.meta.url));

/** What `snapshot.js` exports. */
type ApplySnapshot = <State>(app: App<State>) => void;

let built: Promise<ApplySnapshot> | undefined;

/** The fixture's build, made once for all tests of a file. */
export function build(): Promise<ApplySnapshot> {
  built ??= buildFixture();
  return built;
}

function buildFixture(): Promise<ApplySnapshot> {
  const folder = makeTempFolder();
  addEventListener("unload", () => rmSync(folder, { recursive: true }));
  return buildTo(folder, { root: FIXTURE });
}

/** Builds into a folder, and gives what gives an app the build. */
export async function buildTo(
  outDir: string,
  options: BuilderOptions,
): Promise<ApplySnapshot> {
  await new Builder({ ...options, outDir }).build();
  const url = pathToFileURL(join(outDir, "snapshot.js")).href;
  return (await import(url)).default;
}

/** A place beside the fixture, where packages are found and git looks away. */
export function makeTempFolder(): string {
  const folder = fileURLToPath(new URL("./_fresh/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(folder);
}
