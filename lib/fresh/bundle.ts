import * as esbuild from "esbuild";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createImportPlugin } from "./import_map.ts";
import type { SourceFile } from "./crawl.ts";

const BOOT = fileURLToPath(new URL("./boot.ts", import.meta.url));

/** What islands share and is smaller goes to all pages: a file of its own would weigh more than it spares. */
const MIN_CHUNK_BYTES = 1_024;

/** Stands in the bundles until their content, and so the build id, is known. */
const BUILD_ID_MARK = "__FRESH_BUILD_ID__";

export interface Bundle {
  /** File name in the folder of bundles. */
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

export interface BundledIslands {
  readonly bundles: readonly Bundle[];
  /** The bundle of each island module, in the order given, and its chunks. */
  readonly entries: readonly { name: string; chunks: string[] }[];
}

export interface BundleOptions {
  readonly root: string;
  readonly target: string | string[];
  readonly minify: boolean;
}

/**
 * Bundles each island module. Every bundle holds the start-up code too, so that
 * what islands share (Preact, start-up) falls into one chunk. A first round tells
 * which other chunks would be too small to stand alone.
 */
export async function bundleIslands(
  islands: readonly SourceFile[],
  options: BundleOptions,
): Promise<BundledIslands> {
  if (islands.length === 0) return { bundles: [], entries: [] };
  const { metafile } = await runBundler(islands, options, []);
  const small = smallParts(metafile).map((path) => join(options.root, path));
  return toBundles(await runBundler(islands, options, small), islands.length);
}

function runBundler(
  islands: readonly SourceFile[],
  { root, target, minify }: BundleOptions,
  shared: readonly string[],
) {
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: islands.map(({ path }, i) => ({
      in: `fresh-island:${path}`,
      out: `${basename(path).replace(/\.[^.]+$/, "")}_${i}`,
    })),
    plugins: [createIslandPlugin(shared), createImportPlugin(root)],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    jsx: "automatic",
    jsxImportSource: "preact",
    minify,
    target,
    define: {
      __FRESH_BUILD_ID__: JSON.stringify(BUILD_ID_MARK),
      "process.env.NODE_ENV": '"production"',
    },
    legalComments: "none",
    chunkNames: "chunk_[hash]",
    outdir: join(root, "bundles"),
    metafile: true,
    write: false,
    logLevel: "silent",
  });
}

function smallParts({ outputs }: esbuild.Metafile): readonly string[] {
  return Object.values(outputs)
    .filter(({ entryPoint, bytes }) =>
      entryPoint === undefined && bytes < MIN_CHUNK_BYTES
    )
    .flatMap(({ inputs }) => Object.keys(inputs))
    .filter((path) => !path.startsWith("fresh-")).sort();
}

/** Ends the bundler's process; the next build starts another. */
export function stopBundler(): Promise<void> {
  return esbuild.stop();
}

/** Puts the build id where `asset()` reads it. */
export function stampBundle(
  { name, content }: Bundle,
  buildId: string,
): Bundle {
  const text = new TextDecoder().decode(content);
  if (!text.includes(BUILD_ID_MARK)) return { name, content };
  const stamped = text.replaceAll(BUILD_ID_MARK, buildId);
  return { name, content: new TextEncoder().encode(stamped) };
}

function toBundles(
  { outputFiles, metafile }: esbuild.BuildResult<
    { metafile: true; write: false }
  >,
  count: number,
): BundledIslands {
  const outputs = Object.entries(metafile.outputs);
  const entries = Array.from({ length: count }, (_, i) => {
    const [path = "", output] = outputs.find(([path]) =>
      path.endsWith(`_${i}.js`)
    ) ?? [];
    const chunks = new Set<string>();
    for (const { path, kind } of output?.imports ?? []) {
      if (kind === "import-statement") chunks.add(basename(path));
    }
    return { name: basename(path), chunks: [...chunks] };
  });
  const bundles = outputFiles.map(({ path, contents }) => ({
    name: basename(path),
    content: new Uint8Array(contents),
  }));
  return { bundles, entries };
}

/**
 * The entry of an island: its exports and the start-up code. What is imported on
 * demand is such an entry too: an island then has no second bundle, and what all
 * of them share stays one chunk.
 */
function createIslandPlugin(shared: readonly string[]): esbuild.Plugin {
  // Hooks too, since nearly every island has some: one file packs better than two.
  const common = `export { boot as $boot } from ${JSON.stringify(BOOT)};` +
    `export { useState as $hook } from "preact/hooks";` +
    shared.map((path) => `import ${JSON.stringify(path)};`).join("");
  const setup = (build: esbuild.PluginBuild) => {
    build.onResolve({ filter: /^fresh-island:/ }, ({ path }) => ({
      path: path.slice("fresh-island:".length),
      namespace: "fresh-island",
    }));
    build.onResolve(
      { filter: /^\.\.?\/.*\.tsx?$/ },
      ({ kind, path, resolveDir }) =>
        kind === "dynamic-import"
          ? { path: join(resolveDir, path), namespace: "fresh-island" }
          : undefined,
    );
    build.onResolve(
      { filter: /^@preact\/signals$/ },
      ({ kind }) =>
        kind === "dynamic-import"
          ? { path: "signals", namespace: "fresh-signals" }
          : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "fresh-signals" }, () => ({
      contents: `export { computed, signal } from "@preact/signals";${common}`,
      resolveDir: dirname(BOOT),
    }));
    build.onLoad(
      { filter: /.*/, namespace: "fresh-island" },
      async ({ path }) => {
        const source = await readFile(path, "utf8");
        const from = JSON.stringify(path);
        const hasDefault = /\bexport\s+default\b|\bas\s+default\b/.test(source);
        const contents = `export * from ${from};` +
          (hasDefault ? `export { default } from ${from};` : "") +
          common;
        return { contents, resolveDir: dirname(path), loader: "js" };
      },
    );
  };
  return { name: "fresh-islands", setup };
}
