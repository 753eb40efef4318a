import { type BundledIslands, bundleIslands } from "./bundle.ts";
import { findModules, listFiles, type SourceFile } from "./crawl.ts";
import {
  contentTypeOf,
  type Encoded,
  hashOf,
  precompress,
} from "./precompress.ts";
import { bundleFolder, type Encoding, type ListedFile } from "./snapshot.ts";

/** The folders and settings of one build; all paths are absolute. */
export interface ResolvedOptions {
  readonly root: string;
  readonly serverEntry: string;
  readonly outDir: string;
  readonly staticDir: string;
  readonly islandDir: string;
  readonly routeDir: string;
  readonly ignore: readonly RegExp[];
  readonly target: string | string[];
}

/** A module that bundles hold: its source, and where browsers find it. */
export interface BuiltIsland {
  readonly source: SourceFile;
  readonly url: string;
  readonly chunks: readonly string[];
}

/** A file to send, with its content. */
export interface BuiltFile extends ListedFile {
  readonly content: Encoded;
}

/** What a build has made, before it goes to disk or memory. */
export interface Build {
  readonly buildId: string;
  readonly routes: readonly SourceFile[];
  readonly islands: readonly BuiltIsland[];
  readonly files: readonly BuiltFile[];
}

/** Bundles and compresses; bundles are not minified for development. */
export async function makeBuild(
  config: ResolvedOptions,
  mode: "development" | "production",
): Promise<Build> {
  const { routes, islands } = await findModules(config);
  const bundled = await bundleIslands(islands, {
    ...config,
    minify: mode === "production",
  });
  const assets = await Promise.all(
    (await listFiles(config.staticDir)).map(async ({ path, file }) => ({
      path: `/${file}`,
      content: await Deno.readFile(path),
    })),
  );

  const buildId = hashOf(
    ...assets.flatMap(({ path, content }) => [path, content]),
    ...bundled.bundles.flatMap(({ name, content }) => [name, content]),
  );
  const folder = bundleFolder(buildId);
  const files = await Promise.all([
    ...assets.map((file) => toBuiltFile(file, false)),
    ...bundled.bundles.map(({ name, content }) =>
      toBuiltFile({ path: folder + name, content }, true)
    ),
  ]);
  const built = toBuiltIslands(islands, bundled, folder);
  return { buildId, routes, islands: built, files };
}

function toBuiltIslands(
  sources: readonly SourceFile[],
  { entries }: BundledIslands,
  folder: string,
): BuiltIsland[] {
  return sources.flatMap((source, i) => {
    const entry = entries[i];
    if (entry === undefined) return [];
    const [url = "", ...chunks] = [entry.name, ...entry.chunks]
      .map((name) => encodeURI(folder + name));
    return { source, url, chunks };
  });
}

async function toBuiltFile(
  { path, content }: { path: string; content: Uint8Array<ArrayBuffer> },
  immutable: boolean,
): Promise<BuiltFile> {
  const encoded = await precompress(path, content);
  const sizes: Partial<Record<Encoding, number>> = {};
  const encodings: readonly Encoding[] = ["identity", "br", "gzip"];
  for (const encoding of encodings) {
    const size = encoded[encoding]?.length;
    if (size !== undefined) sizes[encoding] = size;
  }
  return {
    path,
    contentType: contentTypeOf(path),
    hash: hashOf(content),
    sizes,
    immutable,
    content: encoded,
  };
}
