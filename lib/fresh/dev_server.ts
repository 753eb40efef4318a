import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { App, ListenOptions } from "./app.ts";
import type { SourceFile } from "./crawl.ts";
import type { Handler } from "./dispatch.ts";
import { type Build, makeBuild, type ResolvedOptions } from "./make_build.ts";
import { createSnapshot, type Snapshot } from "./snapshot.ts";

const RELOAD_PATH = "/_frsh/alive";
const QUIET_MS = 100;

/**
 * Serves an app while somebody works on it. A change of an island or a static
 * file makes a new build here. Code that runs on the server is loaded only
 * once by a process, so `dev.ts` is to be run with `deno run --watch`, which
 * starts another one. Pages hold an event stream open, and reload when it says
 * so or when another process answers it.
 */
export async function serveAndReload<State>(
  config: ResolvedOptions,
  importApp: () => Promise<{ app: App<State> }>,
  options: ListenOptions,
): Promise<void> {
  const { app } = await importApp();
  const reloadUrl = app.config.basePath + RELOAD_PATH;
  const pages = new EventTarget();

  async function rebuild(): Promise<Handler> {
    const build = await makeBuild(config, "development");
    app.config = { ...app.config, mode: "development" };
    app.applySnapshot(await toSnapshot(build, reloadUrl));
    return app.handler();
  }

  let handler = await rebuild();
  const server = Deno.serve(
    options,
    (req, info) =>
      new URL(req.url).pathname === reloadUrl
        ? holdOpen(pages)
        : handler(req, info),
  );
  watch([config.islandDir, config.staticDir], async () => {
    handler = await rebuild();
    pages.dispatchEvent(new Event("reload"));
  });
  await server.finished;
}

/** A build that stays in memory; imports the app's modules. */
async function toSnapshot(build: Build, reloadUrl: string): Promise<Snapshot> {
  const load = async <T extends SourceFile>(source: T) => ({
    ...source,
    module: await importModule(source.path),
  });
  return createSnapshot({
    ...build,
    routes: await Promise.all(build.routes.map(load)),
    islands: await Promise.all(build.islands.map(load)),
    reloadUrl,
  });
}

function importModule(path: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(path).href);
}

/** An event stream that names this process and announces new builds. */
function holdOpen(pages: EventTarget): Response {
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const send = (text: string) =>
        stream.enqueue(encoder.encode(`data: ${text}\n\n`));
      send(String(Deno.pid));
      pages.addEventListener("reload", () => send("reload"), stop);
    },
    cancel: () => stop.abort(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
    },
  });
}

/** Acts after each burst of changes, one act after the other. */
async function watch(
  folders: readonly string[],
  act: () => Promise<void>,
): Promise<void> {
  const present = folders.filter((folder) => existsSync(folder));
  if (present.length === 0) return;
  let last = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  for await (const { kind } of Deno.watchFs(present)) {
    if (kind === "access") continue;
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(act).catch((error) => console.error(error));
    }, QUIET_MS);
  }
}
