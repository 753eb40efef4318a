import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** A source file: where it is, and its path below the folder searched. */
export interface SourceFile {
  readonly path: string;
  readonly file: string;
}

/** Lists the files below a folder in a stable order; none if it is missing. */
export function listFiles(folder: string): SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name)).sort()
    .map((path) => ({
      path,
      file: relative(folder, path).replaceAll("\\", "/"),
    }));
}

/** Finds the modules of an app: its routes and its islands. */
export function findModules(
  { routeDir, islandDir, ignore }: {
    readonly routeDir: string;
    readonly islandDir: string;
    readonly ignore: readonly RegExp[];
  },
): { routes: SourceFile[]; islands: SourceFile[] } {
  const listCode = (folder: string) =>
    listFiles(folder).filter(({ path }) =>
      /\.[tj]sx?$/.test(path) && !ignore.some((pattern) => pattern.test(path))
    );
  const below = listCode(routeDir);
  const local = below.filter(({ file }) => file.includes("(_islands)/"));
  return {
    // No folder in brackets with an underscore holds routes.
    routes: below.filter(({ file }) => !/(^|\/)\(_[^/]*\)\//.test(file)),
    islands: [...listCode(islandDir), ...local],
  };
}
