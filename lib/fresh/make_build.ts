import { bundleIslands } from "./bundle.ts";
import { findModules, listFiles, type SourceFile } from "./crawl.ts";
import { hashOf, packFile } from "./pack_file.ts";
import { bundleFolder, type StaticFile } from "./snapshot.ts";

/** Folders are relative to `root`, which is the working directory by default. */
export interface BuilderOptions {
  root?: string;
  serverEntry?: string;
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** Source files that are neither routes nor islands; tests by default. */
  ignore?: RegExp[];
  /** Browsers that bundles must run in, as esbuild names them. */
  target?: string | string[];
}

/** The same, complete; all paths are absolute. */
export type ResolvedOptions = Readonly<Required<BuilderOptions>>;

/** A module that bundles hold, and where browsers find it. */
export interface BuiltIsland extends SourceFile {
  readonly url: string;
  readonly chunks: readonly string[];
}

/** What a build has made, before it goes to disk or memory. */
export interface Build {
  readonly buildId: string;
  readonly routes: readonly SourceFile[];
  readonly islands: readonly BuiltIsland[];
  readonly files: readonly StaticFile[];
}

/** Bundles and compresses; bundles are not minified for development. */
export async function makeBuild(
  config: ResolvedOptions,
  mode: "development" | "production",
): Promise<Build> {
  const { routes, islands } = findModules(config);
  const { bundles, entries } = await bundleIslands(islands, {
    ...config,
    minify: mode === "production",
  });
  const assets = await Promise.all(
    listFiles(config.staticDir).map(async ({ path, file }) => ({
      name: `/${file}`,
      content: await Deno.readFile(path),
    })),
  );
  const buildId = hashOf(
    ...[...assets, ...bundles].flatMap(({ name, content }) => [name, content]),
  );

  const folder = bundleFolder(buildId);
  const toUrl = (name: string) => encodeURI(folder + name);
  return {
    buildId,
    routes,
    islands: islands.map((island, i) => ({
      ...island,
      url: toUrl(entries[i]?.name ?? ""),
      chunks: entries[i]?.chunks.map(toUrl) ?? [],
    })),
    files: await Promise.all([
      ...assets.map(({ name, content }) => packFile(name, content)),
      ...bundles.map(({ name, content }) => packFile(folder + name, content)),
    ]),
  };
}
