import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import type { Role } from "../../lib/permissions.ts";
import {
  createTestApp,
  type TestApp,
  type TestAppOptions,
} from "../harness.ts";
import type { TenantSlug } from "../harness.ts";
import { createTestClock } from "../test_means.ts";
import { openBrowser } from "./chromium.ts";
import { gatherComplaints } from "./complaints.ts";

export interface BrowserWorldOptions
  extends
    Pick<TestAppOptions, "basePath" | "empty" | "kv" | "mode" | "remote"> {
  /** Who is signed in; nobody where left out. */
  readonly as?: Role;
  readonly tenant?: TenantSlug;
  readonly theme?: "light" | "dark";
  readonly scripts?: boolean;
  readonly width?: number;
  /** Sees all that leaves the server. */
  readonly onAnswer?: (request: Request, response: Response) => void;
  /** Where browsers find the server; an address that they trust where left out. */
  readonly host?: string;
  /** Addresses of other hosts that the story leads to. */
  readonly leadsTo?: (url: string) => boolean;
}

export interface BrowserWorld {
  readonly app: TestApp;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What should never be, so far; a test that wants one of them takes it out. */
  readonly complaints: string[];
  /** The whole address of a path below the base path. */
  url(path: string): string;
  /** Opens a path below the base path, in this page or another one, until its scripts listen. */
  open(path: string, page?: Page): Promise<void>;
}

type Story = (world: BrowserWorld) => Promise<void>;

/** The body of a test in a browser: a server, a context and a page of its own, and nothing to complain of. */
export function inBrowser(
  options: BrowserWorldOptions,
  story: Story,
): () => Promise<void> {
  return async () => {
    await using server = await serveApp(options);
    const browser = await openBrowser();
    const context = await browser.newContext({
      colorScheme: options.theme ?? "light",
      javaScriptEnabled: options.scripts ?? true,
      reducedMotion: "reduce",
      viewport: { width: options.width ?? 1100, height: 900 },
    });
    try {
      context.setDefaultTimeout(10_000);
      const complaints = gatherComplaints(context, {
        home: server.home,
        leadsTo: options.leadsTo ?? (() => false),
      });
      const world = await toWorld(server, context, options);
      await play(story, { ...world, complaints });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  };
}

/** Says where a story ended that failed. */
async function play(story: Story, world: BrowserWorld): Promise<void> {
  try {
    await story(world);
  } catch (error) {
    console.error(`It fails at ${world.page.url()}`);
    throw error;
  }
}

async function toWorld(
  { app, home }: Server,
  context: BrowserContext,
  { as, tenant, scripts = true }: BrowserWorldOptions,
): Promise<Omit<BrowserWorld, "complaints">> {
  const url = (path: string) => home + path;
  if (as !== undefined) {
    const [name = "", value = ""] = (await app.cookieOf(as, tenant)).split("=");
    await context.addCookies([{ name, value, url: url("/") }]);
  }
  const page = await context.newPage();
  return {
    app,
    context,
    page,
    url,
    async open(path, target = page) {
      await target.goto(url(path));
      if (scripts) await settle(target);
    },
  };
}

/** Islands attach their listeners after the first paint: a person is never faster, a test may be. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.evaluate(() =>
    new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
  );
}

/** Turns the system light or dark, until the page knows. */
export async function turnSystem(
  page: Page,
  colorScheme: "light" | "dark",
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const query = `(prefers-color-scheme: ${colorScheme})`;
  const knows = () => page.evaluate((text) => matchMedia(text).matches, query);
  while (!await knows()) await settle(page);
}

interface Server extends AsyncDisposable {
  readonly app: TestApp;
  /** Address of the app, without a slash at its end. */
  readonly home: string;
}

/** The listener comes first: the app has to know its port. */
async function serveApp(options: BrowserWorldOptions): Promise<Server> {
  let answer: Deno.ServeHandler = () => new Response(null, { status: 503 });
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request, info) => answer(request, info),
  );
  const { host = "127.0.0.1" } = options;
  const app = await createTestApp({
    ...options,
    clock: createTestClock(new Date().toISOString()),
    env: { PUBLIC_URL: `http://${host}:${server.addr.port}` },
  });
  const { fetch } = await app.running();
  answer = async (request, info) => {
    const response = await fetch(request, info);
    options.onAnswer?.(request, response.clone());
    return response;
  };
  return {
    app,
    home: app.config.publicUrl.origin + app.config.basePath,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await app[Symbol.asyncDispose]();
    },
  };
}
