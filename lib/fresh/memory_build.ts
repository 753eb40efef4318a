import { pathToFileURL } from "node:url";
import type { SourceFile } from "./crawl.ts";
import type { Build, BuiltFile, ResolvedOptions } from "./make_build.ts";
import {
  type ApplySnapshot,
  createApplySnapshot,
  type Encoding,
  listIslands,
  type StaticFile,
} from "./snapshot.ts";

/** A build that stays in memory; imports the app's modules. */
export async function toSnapshot(
  { root }: ResolvedOptions,
  { buildId, routes, islands, files }: Build,
  reloadUrl?: string,
): Promise<ApplySnapshot> {
  const load = async ({ path, file }: SourceFile) => ({
    file,
    module: await importModule(path),
  });
  const modules = islands.map(async ({ source, url, chunks }) => ({
    ...await load(source),
    url,
    chunks,
  }));
  return createApplySnapshot({
    buildId,
    root,
    routes: await Promise.all(routes.map(load)),
    islands: listIslands(await Promise.all(modules)),
    files: new Map(files.map((file) => [file.path, toStaticFile(file)])),
    ...(reloadUrl !== undefined && { reloadUrl }),
  });
}

function importModule(path: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(path).href);
}

function toStaticFile({ content, ...file }: BuiltFile): StaticFile {
  const read = (encoding: Encoding) =>
    Promise.resolve(content[encoding] ?? content.identity);
  return { ...file, read };
}
