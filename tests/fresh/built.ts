import { Builder } from "fresh/dev";
import { mkdirSync, mkdtempSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ApplySnapshot } from "../../lib/fresh/snapshot.ts";

export const FIXTURE = fileURLToPath(new URL("./fixture/", import.meta.url));

let built: Promise<ApplySnapshot> | undefined;

/** The fixture's build in memory, made once for all tests of a file. */
export function build(): Promise<ApplySnapshot> {
  built ??= new Builder({ root: FIXTURE }).build({ snapshot: "memory" });
  return built;
}

/** A place beside the fixture, where packages are found and git looks away. */
export function makeTempFolder(): string {
  const folder = fileURLToPath(new URL("./_fresh/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  return mkdtempSync(folder);
}
