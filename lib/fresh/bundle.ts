import * as esbuild from "esbuild";
import { basename, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./crawl.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** What islands share and is smaller goes to all pages: a file of its own would weigh more than it spares. */
const MIN_CHUNK_BYTES = 1_024;

/** Bundles are not written, but to esbuild they stand here. */
const FOLDER = "bundles/";

export interface Bundle {
  /** File name in the folder of bundles. */
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

export interface BundledIslands {
  readonly bundles: readonly Bundle[];
  /** The bundle of each island module, in the order given, and its chunks. */
  readonly entries: readonly { name: string; chunks: readonly string[] }[];
}

export interface BundleOptions {
  readonly root: string;
  readonly target: string | string[];
  readonly minify: boolean;
}

/**
 * Bundles each island module, and `boot.ts`. A first round tells which of the
 * parts that some islands share would be too small to stand alone.
 */
export async function bundleIslands(
  islands: readonly SourceFile[],
  options: BundleOptions,
): Promise<BundledIslands> {
  if (islands.length === 0) return { bundles: [], entries: [] };
  const first = await runBundler(islands, options, []);
  const small = smallParts(first.metafile)
    .map((path) => join(options.root, path));
  const built = await runBundler(islands, options, small);
  return {
    bundles: built.outputFiles.map(({ path, contents }) => ({
      name: basename(path),
      content: new Uint8Array(contents),
    })),
    entries: islands.map(({ path }, i) => {
      const name = `${toEntryName(path, i)}.js`;
      const { imports = [] } = built.metafile.outputs[FOLDER + name] ?? {};
      const chunks = imports
        .filter(({ kind }) => kind === "import-statement")
        .map(({ path }) => basename(path));
      return { name, chunks };
    }),
  };
}

function toEntryName(path: string, index: number): string {
  return `${parse(path).name}_${index}`;
}

function runBundler(
  islands: readonly SourceFile[],
  { root, target, minify }: BundleOptions,
  small: readonly string[],
) {
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      { in: join(HERE, "boot.ts"), out: "boot" },
      ...islands.map(({ path }, i) => ({
        in: path,
        out: toEntryName(path, i),
      })),
    ],
    // What every entry imports falls into one chunk.
    inject: ["fresh-shared"],
    plugins: [createPlugin(small)],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    jsx: "automatic",
    jsxImportSource: "preact",
    minify,
    target,
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    chunkNames: "chunk_[hash]",
    outdir: FOLDER,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
}

/** `fresh/runtime` is the browser's own; `fresh-shared` goes to every page. */
function createPlugin(small: readonly string[]): esbuild.Plugin {
  // Hooks too, since nearly every island has some: one file packs better than two.
  const contents = ["./boot.ts", "preact/hooks", ...small]
    .map((path) => `import ${JSON.stringify(path)};`).join("");
  return {
    name: "fresh",
    setup(build) {
      build.onResolve({ filter: /^fresh(\/|$)/ }, ({ path, importer }) => {
        if (path === "fresh/runtime") {
          return { path: join(HERE, "runtime_browser.ts") };
        }
        const text = `Cannot bundle ${importer}: "${path}" is for the server`;
        return { errors: [{ text }] };
      });
      build.onResolve(
        { filter: /^fresh-shared$/ },
        ({ path }) => ({ path, namespace: "fresh" }),
      );
      build.onLoad(
        { filter: /./, namespace: "fresh" },
        () => ({ contents, resolveDir: HERE }),
      );
    },
  };
}

function smallParts({ outputs }: esbuild.Metafile): readonly string[] {
  return Object.values(outputs)
    .filter(({ entryPoint, bytes }) =>
      entryPoint === undefined && bytes < MIN_CHUNK_BYTES
    )
    .flatMap(({ inputs }) => Object.keys(inputs)).sort();
}

/** Ends the bundler's process; the next build starts another. */
export function stopBundler(): Promise<void> {
  return esbuild.stop();
}
