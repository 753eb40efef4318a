import type { Plugin } from "esbuild";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const RUNTIME = fileURLToPath(new URL("./runtime_browser.ts", import.meta.url));

/**
 * Resolves what the import map of deno.json names. Packages are then found in
 * `node_modules`; `fresh/runtime` is the browser's own; `fresh` is the server.
 */
export function createImportPlugin(root: string): Plugin {
  return {
    name: "fresh-imports",
    async setup(build) {
      const { imports, folder } = await readImportMap(root);
      const names = Object.keys(imports);

      build.onResolve({ filter: /^fresh(\/|$)/ }, ({ path, importer }) => {
        if (path === "fresh/runtime") return { path: RUNTIME };
        const text = `Cannot bundle ${importer}: "${path}" is for the server`;
        return { errors: [{ text }] };
      });
      build.onResolve({ filter: /^[^./]/ }, ({ path, ...rest }) => {
        if (rest.pluginData === RESOLVED) return undefined;
        const name = names.find((name) =>
          path === name || name.endsWith("/") && path.startsWith(name)
        );
        if (name === undefined) return undefined;
        const target = `${imports[name]}${path.slice(name.length)}`;
        if (target.startsWith(".")) return { path: resolve(folder, target) };
        const bare = toBareName(target);
        if (bare === path) return undefined;
        return build.resolve(bare, { ...rest, pluginData: RESOLVED });
      });
    },
  };
}

const RESOLVED = Symbol("resolved");

/** `npm:@preact/signals@2.1.0/x` → `@preact/signals/x`. */
function toBareName(specifier: string): string {
  return specifier.replace(/^npm:\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?/, "$1");
}

/** Reads the nearest deno.json from `folder` upwards. */
async function readImportMap(
  folder: string,
): Promise<{ imports: Record<string, string>; folder: string }> {
  try {
    const text = await readFile(join(folder, "deno.json"), "utf8");
    const config: { imports?: Record<string, string> } = JSON.parse(text);
    return { imports: config.imports ?? {}, folder };
  } catch (error) {
    if (!isMissing(error)) throw error;
    const above = dirname(folder);
    return above === folder
      ? { imports: {}, folder }
      : await readImportMap(above);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
