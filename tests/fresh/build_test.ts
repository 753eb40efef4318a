import { Builder } from "fresh/dev";
import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { cp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { build, buildTo, FIXTURE, makeTempFolder } from "./built.ts";
import { createApp } from "./fixture/main.ts";
import { ask } from "./site.ts";

function makeFolder(): { path: string } & Disposable {
  const path = makeTempFolder();
  const remove = () => rmSync(path, { recursive: true, force: true });
  return { path, [Symbol.dispose]: remove };
}

Deno.test("build() gives several apps the same routes, without the app's main.ts", async () => {
  const applySnapshot = await build();
  for (const basePath of ["", "/one", "/two/three"]) {
    const app = createApp(basePath);
    applySnapshot(app);
    const get = ask(app);
    assert.equal((await get(`${basePath}/about`)).status, 200);
    assert.equal((await get(`${basePath}/styles.css`)).status, 200);
    assert.equal(await (await get(`${basePath}/a%20b.txt`)).text(), "a b");
    const page = await get(`${basePath}/admin`);
    assert.match(
      page.headers.get("link") ?? "",
      /\/boot\.js>.*\/Local_\d\.js>.*\/chunk_\w+\.js>/,
    );
    const html = await page.text();
    assert(html.includes(`from"${basePath}/_fresh/js/`));
  }
});

Deno.test("build() gives a page its islands from islands/ and (_islands)/", async () => {
  const app = createApp();
  (await build())(app);
  const get = ask(app);
  for (const path of ["/admin", "/widgets"]) {
    const html = await (await get(path)).text();
    const urls = [...html.matchAll(/from"([^"]+)"/g)].map(([, url]) => url);
    assert(urls.length > 0);
    for (const url of urls) {
      const bundle = await get(url ?? "");
      assert.equal(bundle.status, 200);
      assert.match(bundle.headers.get("content-type") ?? "", /javascript/);
      await bundle.body?.cancel();
    }
  }
  assert.equal((await get("/admin/_islands/Local")).status, 404);
});

Deno.test("build() writes a server that runs with the right to read only", async () => {
  using folder = makeFolder();
  const outDir = join(folder.path, "_fresh");
  await new Builder({ root: FIXTURE, outDir }).build();
  assert.deepEqual(readdirSync(outDir).sort(), [
    "server.js",
    "snapshot.js",
    "static",
  ]);

  const css = join(outDir, "static/styles.css");
  const plain = await readFile(css);
  assert(plain.equals(gunzipSync(await readFile(`${css}.gz`))));
  assert(existsSync(`${css}.br`));
  assert(!existsSync(join(outDir, "static/inter.woff2.br")));
  const source = await readFile(join(outDir, "snapshot.js"), "utf8");
  assert.doesNotMatch(source, /main\.ts/);
  assert.doesNotMatch(source, /esbuild|file:\/\//);

  await using server = await startServer(join(outDir, "server.js"));
  const page = await fetch(`${server.url}/base/widgets`);
  assert.equal(page.status, 200);
  const [, bundle] = /from"([^"]+)"/.exec(await page.text()) ?? [];
  const script = await fetch(server.url + bundle);
  assert.match(await script.text(), /as boot/);
  const styles = await fetch(`${server.url}/base/a%20b.txt`);
  assert.equal(await styles.text(), "a b");
});

/** Serves a build as production does: reading below the project, no more. */
async function startServer(entry: string) {
  const root = new URL("../../", import.meta.url).pathname;
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "serve",
      "--no-prompt",
      "--cached-only",
      `--allow-read=${root}`,
      "--allow-env=FIXTURE_BASE_PATH",
      "--host=127.0.0.1",
      "--port=0",
      entry,
    ],
    cwd: root,
    env: { FIXTURE_BASE_PATH: "/base", NO_COLOR: "1" },
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let text = "";
  const reader = process.stderr.pipeThrough(new TextDecoderStream())
    .getReader();
  let url: string | undefined;
  while (url === undefined) {
    const { value, done } = await reader.read();
    text += value ?? "";
    if (done) throw new Error(`Cannot start server: ${text}`);
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
  }
  return {
    url,
    async [Symbol.asyncDispose]() {
      process.kill("SIGTERM");
      while (!(await reader.read()).done);
      await process.status;
    },
  };
}

Deno.test("the same sources give the same build id, others another", async () => {
  using folder = makeFolder();
  const root = join(folder.path, "app");
  await cp(join(FIXTURE, "static"), join(root, "static"), { recursive: true });
  await cp(join(FIXTURE, "islands"), join(root, "islands"), {
    recursive: true,
  });
  const idOf = async () => {
    await new Builder({ root }).build();
    const text = await readFile(join(root, "_fresh/snapshot.js"), "utf8");
    return /buildId: "(\w{16})"/.exec(text)?.[1];
  };
  const first = await idOf();
  assert(first !== undefined);
  assert.equal(await idOf(), first);
  await writeFile(join(root, "static/new.txt"), "new");
  assert.notEqual(await idOf(), first);
});

Deno.test("build() takes its folders, and leaves tests out of the app", async () => {
  using folder = makeFolder();
  await cp(join(FIXTURE, "islands"), join(folder.path, "parts"), {
    recursive: true,
  });
  await cp(join(FIXTURE, "static"), join(folder.path, "public"), {
    recursive: true,
  });
  await cp(
    join(FIXTURE, "routes/blog/latest.tsx"),
    join(folder.path, "pages/latest.tsx"),
  );
  await writeFile(join(folder.path, "pages/latest_test.ts"), "throw 1");
  await writeFile(join(folder.path, "pages/skip.me.ts"), "throw 2");
  const applySnapshot = await buildTo(join(folder.path, "out"), {
    root: folder.path,
    routeDir: "pages",
    islandDir: "parts",
    staticDir: "public",
    ignore: [/_test\.ts$/, /\.me\.ts$/],
    target: "es2022",
  });
  const app = createApp();
  applySnapshot(app);
  const get = ask(app);
  assert.equal(await (await get("/latest")).text(), "literal wins");
  assert.equal((await get("/styles.css")).status, 200);
  assert.equal((await get("/latest_test")).status, 404);
});

Deno.test("build() refuses an island that imports the server's part", async () => {
  using folder = makeFolder();
  const island = join(folder.path, "islands/Bad.tsx");
  await cp(join(FIXTURE, "islands/Counter.tsx"), island);
  await writeFile(island, `import { App } from "fresh"; export { App };`);
  await assert.rejects(
    new Builder({ root: folder.path }).build(),
    /"fresh" is for the server/,
  );
});

Deno.test("the JavaScript of a small island stays near Preact's own size", async () => {
  using folder = makeFolder();
  await cp(
    join(FIXTURE, "islands/Counter.tsx"),
    join(folder.path, "islands/Counter.tsx"),
  );
  await new Builder({ root: folder.path }).build();
  const bundles = await readBundles(folder.path);
  const later = [...bundles.values()].flatMap(importedLater);
  // Signals are fetched where props hold some.
  assert.equal(later.length, 1);
  let bytes = 0;
  for (const [name, code] of bundles) {
    if (!later.includes(name)) bytes += gzipSync(code, { level: 9 }).length;
    // IS_BROWSER is a constant there; nothing renders to a string.
    assert.doesNotMatch(code, /IS_BROWSER|renderToString/);
  }
  assert(bytes > 6_000 && bytes <= 7_800, `${bytes} bytes gzipped`);
});

Deno.test("what islands share is one file, and one that another imports on demand is the same as on a page", async () => {
  using folder = makeFolder();
  const write = (file: string, text: string) =>
    writeFile(join(folder.path, file), text);
  await cp(
    join(FIXTURE, "islands/Counter.tsx"),
    join(folder.path, "islands/Counter.tsx"),
  );
  await write("said.ts", `export const said = "said by both";`);
  await write(
    "islands/First.tsx",
    `import { said } from "../said.ts";
export const First = () => <p onClick={() => import("./Second.tsx")}>{said}</p>;
export const load = () => import("../Part.tsx");`,
  );
  await write("Part.tsx", `export const Part = () => <i>a part</i>;`);
  await write(
    "islands/Second.tsx",
    `import { said } from "../said.ts";
export const Second = () => <b>{said}</b>;`,
  );
  await new Builder({ root: folder.path }).build();
  const bundles = await readBundles(folder.path);
  const holding = [...bundles].filter(([, code]) => code.includes("said by"));
  assert.deepEqual(holding.map(([name]) => name.slice(0, 5)), ["chunk"]);
  const [second, part = ""] = importedLater(bundles.get("First_1.js") ?? "");
  assert.equal(second, "Second_2.js");
  assert.match(bundles.get(part) ?? "", /a part/);
  // An entry for each island, their start, what all share, a part, and signals.
  assert.equal(bundles.size, 7);
});

/** The scripts of a build on disk, by file name. */
async function readBundles(root: string): Promise<Map<string, string>> {
  const folder = join(root, "_fresh/static/_fresh/js");
  const paths = readdirSync(folder, { recursive: true })
    .map((file) => join(folder, String(file)))
    .filter((path) => path.endsWith(".js"));
  return new Map(
    await Promise.all(
      paths.map(async (path) =>
        [basename(path), await readFile(path, "utf8")] as const
      ),
    ),
  );
}

function importedLater(code: string): string[] {
  return [...code.matchAll(/import\("\.\/([^"]+)"\)/g)]
    .map(([, name = ""]) => name);
}
