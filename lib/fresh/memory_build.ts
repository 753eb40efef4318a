import { pathToFileURL } from "node:url";
import type { SourceFile } from "./crawl.ts";
import type { Build } from "./make_build.ts";
import {
  type ApplySnapshot,
  createApplySnapshot,
  listIslands,
} from "./snapshot.ts";

/** A build that stays in memory, for development; imports the app's modules. */
export async function toSnapshot(
  build: Build,
  reloadUrl: string,
): Promise<ApplySnapshot> {
  const load = async <T extends SourceFile>(source: T) => ({
    ...source,
    module: await importModule(source.path),
  });
  return createApplySnapshot({
    buildId: build.buildId,
    routes: await Promise.all(build.routes.map(load)),
    islands: listIslands(await Promise.all(build.islands.map(load))),
    files: new Map(build.files.map((file) => [file.path, file])),
    reloadUrl,
  });
}

function importModule(path: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(path).href);
}
