import { resolve } from "node:path";
import type { App, ListenOptions } from "./app.ts";
import { stopBundler } from "./bundle.ts";
import { serveAndReload } from "./dev_server.ts";
import {
  type BuilderOptions,
  makeBuild,
  type ResolvedOptions,
} from "./make_build.ts";
import { writeBuild } from "./write_build.ts";

/** Builds an app's islands and static files, and lists its routes. */
export class Builder {
  readonly config: ResolvedOptions;

  constructor(options: BuilderOptions = {}) {
    const {
      root: folder = ".",
      serverEntry = "main.ts",
      outDir = "_fresh",
      staticDir = "static",
      islandDir = "islands",
      routeDir = "routes",
      ignore = [/[._]test\.[tj]sx?$/],
      target = ["chrome99", "firefox99", "safari15"],
    } = options;
    const root = resolve(folder);
    this.config = {
      root,
      serverEntry: resolve(root, serverEntry),
      outDir: resolve(root, outDir),
      staticDir: resolve(root, staticDir),
      islandDir: resolve(root, islandDir),
      routeDir: resolve(root, routeDir),
      ignore,
      target,
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
    importApp: () => Promise<{ app: App<State> }>,
    options: ListenOptions = {},
  ): Promise<void> {
    await serveAndReload(this.config, importApp, options);
  }
}
