import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { App, ListenOptions } from "./app.ts";
import { stopBundler } from "./bundle.ts";
import { serveAndReload } from "./dev_server.ts";
import { makeBuild, type ResolvedOptions } from "./make_build.ts";
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

  /** Writes `server.js`, `snapshot.js` and the files to send to `outDir`. */
  async build(): Promise<void> {
    try {
      await writeBuild(this.config, await makeBuild(this.config, "production"));
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
