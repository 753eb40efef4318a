import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./crawl.ts";
import type { Build, ResolvedOptions } from "./make_build.ts";
import { type StaticFile, SUFFIX } from "./snapshot.ts";

const SNAPSHOT = fileURLToPath(new URL("./snapshot.ts", import.meta.url));

/**
 * Writes a build. `server.js` serves the app in production. `snapshot.js` alone
 * does not import the app, so that tests may give its build to apps of theirs.
 */
export async function writeBuild(
  { outDir, serverEntry }: ResolvedOptions,
  build: Build,
): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  for (const file of build.files) await writeStatic(outDir, file);
  await writeFile(join(outDir, "snapshot.js"), toModule(outDir, build));
  await writeFile(
    join(outDir, "server.js"),
    `import { app } from ${specifier(outDir, serverEntry)};
import applySnapshot from "./snapshot.js";

applySnapshot(app);
export default { fetch: app.handler() };
`,
  );
}

async function writeStatic(
  outDir: string,
  { path, encodings, read }: StaticFile,
): Promise<void> {
  const target = join(outDir, "static", path);
  await mkdir(dirname(target), { recursive: true });
  for (const encoding of encodings) {
    await writeFile(target + SUFFIX[encoding], await read(encoding));
  }
}

function toModule(outDir: string, build: Build): string {
  const importAll = (name: string, sources: readonly SourceFile[]) =>
    sources.map(({ path }, i) =>
      `import * as ${name}${i} from ${specifier(outDir, path)};\n`
    ).join("");
  // Without `read`, which is a function.
  const files = JSON.stringify(build.files, null, 2);
  const routes = build.routes.map(({ file }, i) =>
    `    { file: ${JSON.stringify(file)}, module: route${i} },\n`
  );
  const islands = build.islands.map(({ file, url, chunks }, i) =>
    `    { ...${JSON.stringify({ file, url, chunks })}, module: island${i} },\n`
  );

  return `import { readBuild } from ${specifier(outDir, SNAPSHOT)};
${importAll("route", build.routes)}${importAll("island", build.islands)}
const snapshot = readBuild(new URL("./static/", import.meta.url), {
  buildId: ${JSON.stringify(build.buildId)},
  routes: [
${routes.join("")}  ],
  islands: [
${islands.join("")}  ],
  files: ${files},
});
export default (app) => app.applySnapshot(snapshot);
`;
}

/** A module by its path from the output folder, as text of JavaScript. */
function specifier(outDir: string, path: string): string {
  const target = relative(outDir, path).replaceAll("\\", "/");
  return JSON.stringify(target.startsWith(".") ? target : `./${target}`);
}
