import { nameOf } from "./route_names.ts";

export type Encoding = "br" | "gzip" | "identity";

/** A file as a build lists it. */
export interface ListedFile {
  /** Its path in URLs, below the base path and decoded. */
  readonly path: string;
  /** Of its content. */
  readonly hash: string;
  /** In which it can be sent, the best first; `identity` always is the last. */
  readonly encodings: readonly Encoding[];
}

/** A file that `staticFiles()` may send. */
export interface StaticFile extends ListedFile {
  read(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

/** A module under `routes/`; `file` is its path below that folder. */
export interface RouteFile {
  readonly file: string;
  readonly module: Readonly<Record<string, unknown>>;
}

/** A bundle in the browser that holds all islands of one module. */
export interface IslandModule extends RouteFile {
  /** Path below the base path, encoded as in a URL. */
  readonly url: string;
  /** Paths of the chunks that the bundle imports. */
  readonly chunks: readonly string[];
}

/** One exported component of an island module. */
export interface Island extends IslandModule {
  readonly name: string;
  readonly exportName: string;
}

/** What a build knows about an app. */
export interface Snapshot {
  readonly buildId: string;
  readonly routes: readonly RouteFile[];
  /** By the function that the island's module exports. */
  readonly islands: ReadonlyMap<unknown, Island>;
  readonly files: ReadonlyMap<string, StaticFile>;
  /** Path of the event stream that tells pages to reload; development only. */
  readonly reloadUrl?: string;
}

export const EMPTY_SNAPSHOT: Snapshot = {
  buildId: "none",
  routes: [],
  islands: new Map(),
  files: new Map(),
};

/** Where the bundles of a build are, below the base path. */
export function bundleFolder(buildId: string): string {
  return `/_fresh/js/${buildId}/`;
}

/** What a build lists, before it is looked up by function and by path. */
interface BuildLists<File> extends Omit<Snapshot, "files" | "islands"> {
  readonly islands: readonly IslandModule[];
  readonly files: readonly File[];
}

export function createSnapshot(build: BuildLists<StaticFile>): Snapshot {
  return {
    ...build,
    islands: listIslands(build.islands),
    files: new Map(build.files.map((file) => [file.path, file])),
  };
}

/** Every function that an island module exports is an island. */
function listIslands(modules: readonly IslandModule[]): Map<unknown, Island> {
  const islands = new Map<unknown, Island>();
  for (const module of modules) {
    for (const [exportName, value] of Object.entries(module.module)) {
      if (typeof value !== "function") continue;
      const name = exportName === "default" ? nameOf(module.file) : exportName;
      islands.set(value, { ...module, name, exportName });
    }
  }
  return islands;
}

/** What is added to the names of a build's files on disk. */
export const SUFFIX: Record<Encoding, string> = {
  br: ".br",
  gzip: ".gz",
  identity: "",
};

/** The snapshot of a build on disk; reads a file when somebody asks for it. */
export function readBuild(
  directory: URL,
  build: BuildLists<ListedFile>,
): Snapshot {
  const files = build.files.map((file): StaticFile => {
    const url = new URL(`.${encodeURI(file.path)}`, directory);
    const read = (encoding: Encoding) =>
      Deno.readFile(new URL(url.href + SUFFIX[encoding]));
    return { ...file, read };
  });
  return createSnapshot({ ...build, files });
}
