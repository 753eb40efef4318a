import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { App, ListenOptions } from "./app.ts";
import {
  type BundledIslands,
  bundleIslands,
  stampBundle,
  stopBundler,
} from "./bundle.ts";
import { findModules, listFiles, type SourceFile } from "./crawl.ts";
import { serveAndReload } from "./dev_server.ts";
import {
  contentTypeOf,
  type Encoded,
  hashOf,
  precompress,
} from "./precompress.ts";
import {
  type ApplySnapshot,
  createApplySnapshot,
  type Encoding,
  type ListedFile,
  listIslands,
  type StaticFile,
} from "./snapshot.ts";
import { writeBuild } from "./write_build.ts";

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

export type ResolvedOptions = Required<BuilderOptions>;

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

export interface BuildOptions {
  mode?: "development" | "production";
  /** Where the build goes: `outDir`, or nowhere but the returned function. */
  snapshot?: "disk" | "memory";
}

/** Builds an app's islands and static files, and lists its routes. */
export class Builder {
  readonly config: ResolvedOptions;

  constructor(options: BuilderOptions = {}) {
    const root = toPath(options.root ?? ".", Deno.cwd());
    this.config = {
      root,
      serverEntry: toPath(options.serverEntry ?? "main.ts", root),
      outDir: toPath(options.outDir ?? "_fresh", root),
      staticDir: toPath(options.staticDir ?? "static", root),
      islandDir: toPath(options.islandDir ?? "islands", root),
      routeDir: toPath(options.routeDir ?? "routes", root),
      ignore: options.ignore ?? [/[._]test\.[tj]sx?$/],
      target: options.target ?? ["chrome99", "firefox99", "safari15"],
    };
  }

  /**
   * Builds the app. To disk it writes `server.js`, `snapshot.js` and the files
   * to send; the returned function gives an app the same build.
   */
  async build(
    { mode = "production", snapshot = "disk" }: BuildOptions = {},
  ): Promise<ApplySnapshot> {
    try {
      const build = await makeBuild(this.config, mode);
      if (snapshot === "disk") await writeBuild(this.config, build);
      return await toSnapshot(this.config, build);
    } finally {
      await stopBundler();
    }
  }

  /** Serves the app for development; see `dev_server.ts`. */
  async listen<State>(
    importApp: () => Promise<{ app: App<State> } | App<State>>,
    options: ListenOptions = {},
  ): Promise<void> {
    await serveAndReload(this.config, importApp, options);
  }
}

function toPath(path: string, base: string): string {
  const local = path.startsWith("file:") ? fileURLToPath(path) : path;
  return resolve(base, local);
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
  const folder = `/_fresh/js/${buildId}/`;
  const files = await Promise.all([
    ...assets.map((file) => toBuiltFile(file, false)),
    ...bundled.bundles.map((bundle) => stampBundle(bundle, buildId))
      .map(({ name, content }) =>
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
