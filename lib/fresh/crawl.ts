import { join, relative } from "node:path";

/** A source file: where it is, and its path below the folder searched. */
export interface SourceFile {
  readonly path: string;
  readonly file: string;
}

const CODE = /\.[tj]sx?$/;

/** Lists the files below a folder in a stable order; none if it is missing. */
export async function listFiles(
  folder: string,
  ignore: readonly RegExp[] = [],
): Promise<SourceFile[]> {
  const paths: string[] = [];
  await walk(folder, paths);
  return paths.sort()
    .filter((path) => !ignore.some((pattern) => pattern.test(path)))
    .map((path) => ({
      path,
      file: relative(folder, path).replaceAll("\\", "/"),
    }));
}

async function walk(folder: string, paths: string[]): Promise<void> {
  try {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const path = join(folder, name);
      if (isDirectory) await walk(path, paths);
      else paths.push(path);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Finds the modules of an app: its routes and its islands. */
export async function findModules(
  { routeDir, islandDir, ignore }: {
    readonly routeDir: string;
    readonly islandDir: string;
    readonly ignore: readonly RegExp[];
  },
): Promise<{ routes: SourceFile[]; islands: SourceFile[] }> {
  const isCode = ({ file }: SourceFile) => CODE.test(file);
  const below = (await listFiles(routeDir, ignore)).filter(isCode);
  const islands = (await listFiles(islandDir, ignore)).filter(isCode);
  const isLocalIsland = ({ file }: SourceFile) => file.includes("(_islands)/");
  return {
    // No folder in brackets with an underscore holds routes.
    routes: below.filter(({ file }) => !/(^|\/)\(_[^/]*\)\//.test(file)),
    islands: [...islands, ...below.filter(isLocalIsland)],
  };
}
