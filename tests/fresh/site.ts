import { App } from "fresh";
import type { ComponentType } from "preact";
import { createSnapshot } from "../../lib/fresh/snapshot.ts";

type Modules = Record<string, Record<string, unknown>>;

interface SiteOptions {
  /** Modules by their path below `routes/`. */
  routes?: Modules;
  islands?: ComponentType<never>[];
  buildId?: string;
}

/** Gives an app file routes and islands that are written in the test. */
export function applySite<State>(
  app: App<State>,
  { routes = {}, islands = [], buildId = "test" }: SiteOptions,
): App<State> {
  const modules = islands.map((island) => ({
    file: `${island.name}.tsx`,
    module: { [island.name]: island },
    url: `/_fresh/js/test/${island.name}.js`,
    chunks: ["/_fresh/js/test/chunk.js"],
  }));
  app.applySnapshot(createSnapshot({
    buildId,
    routes: Object.entries(routes).map(([file, module]) => ({ file, module })),
    islands: modules,
    files: [],
  }));
  return app;
}

export type Get = (path: string, init?: RequestInit) => Promise<Response>;

/** Asks an app as a browser would, without a server. */
export function ask<State>(app: App<State>): Get {
  const handler = app.handler();
  return (path, init) => handler(new Request(`http://localhost${path}`, init));
}

/** A site of file routes only. */
export function askRoutes(routes: Modules): Get {
  return ask(applySite(new App().fsRoutes(), { routes }));
}

/** Keeps what the app logs out of the test's output, and gives it back. */
export async function withoutLog<T>(
  act: () => Promise<T>,
): Promise<{ result: T; logged: unknown[] }> {
  const { error } = console;
  const logged: unknown[] = [];
  console.error = (...parts) => logged.push(...parts);
  try {
    return { result: await act(), logged };
  } finally {
    console.error = error;
  }
}
