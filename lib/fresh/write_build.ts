import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Build, BuiltFile, ResolvedOptions } from "./make_build.ts";
import type { SourceFile } from "./crawl.ts";

const SNAPSHOT = fileURLToPath(new URL("./snapshot.ts", import.meta.url));

/**
 * Writes a build. `server.js` serves the app in production. `snapshot.js` alone
 * does not import the app, so that tests may give its build to apps of theirs.
 */
export async function writeBuild(
  { outDir, root, serverEntry }: ResolvedOptions,
  build: Build,
): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const file of build.files) await writeEncodings(outDir, file);
  await writeFile(join(outDir, "snapshot.js"), toModule(outDir, root, build));
  await writeFile(
    join(outDir, "server.js"),
    `import { app } from ${specifier(outDir, serverEntry)};
import applySnapshot from "./snapshot.js";

applySnapshot(app);
export default { fetch: app.handler() };
`,
  );
}

async function writeEncodings(
  outDir: string,
  { path, content }: BuiltFile,
): Promise<void> {
  const target = join(outDir, "static", path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content.identity);
  if (content.br) await writeFile(`${target}.br`, content.br);
  if (content.gzip) await writeFile(`${target}.gz`, content.gzip);
}

function toModule(outDir: string, root: string, build: Build): string {
  const importAll = (name: string, sources: readonly SourceFile[]) =>
    sources.map(({ path }, i) =>
      `import * as ${name}${i} from ${specifier(outDir, path)};\n`
    ).join("");
  const files = build.files.map(({ content: _, ...file }) => file);
  const routes = build.routes.map(({ file }, i) =>
    `    { file: ${JSON.stringify(file)}, module: route${i} },\n`
  );
  const islands = build.islands.map(({ source: { file }, url, chunks }, i) =>
    `    { ...${JSON.stringify({ file, url, chunks })}, module: island${i} },\n`
  );
  const rootUrl = JSON.stringify(`${relative(outDir, root) || "."}/`);

  return `import { fileURLToPath } from "node:url";
import { createDiskSnapshot } from ${specifier(outDir, SNAPSHOT)};
${importAll("route", build.routes)}${
    importAll("island", build.islands.map(({ source }) => source))
  }
export default createDiskSnapshot({
  buildId: ${JSON.stringify(build.buildId)},
  root: fileURLToPath(new URL(${rootUrl}, import.meta.url)),
  directory: new URL("./static/", import.meta.url),
  routes: [
${routes.join("")}  ],
  islands: [
${islands.join("")}  ],
  files: ${JSON.stringify(files, null, 2)},
});
`;
}

/** A module by its path from the output folder, as text of JavaScript. */
function specifier(outDir: string, path: string): string {
  const target = relative(outDir, path).replaceAll("\\", "/");
  return JSON.stringify(target.startsWith(".") ? target : `./${target}`);
}
