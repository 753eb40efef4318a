import { dirname, join } from "node:path/posix";
import { ROOT } from "./place.ts";

/** One import, or re-export. Types are erased, so they tie nothing together at run time. */
export interface Import {
  readonly from: string;
  /** A path from the project's root, or the name of a package. */
  readonly to: string;
  readonly isType: boolean;
}

/** Folders and files of the project that hold modules. */
const PLACES = [
  "components",
  "dev.ts",
  "fresh.config.ts",
  "islands",
  "lib",
  "main.ts",
  "routes",
  "seeds",
  "tests",
];

/** Every import of every module of the project. */
export async function readImports(): Promise<Import[]> {
  const imports: Import[] = [];
  for (const place of PLACES) {
    for await (const path of walkModules(place)) {
      imports.push(...toImports(path, await Deno.readTextFile(ROOT + path)));
    }
  }
  return imports;
}

/** The modules below a folder; a file is its only one. What is not there has none. */
export async function* walkModules(place: string): AsyncGenerator<string> {
  const info = await Deno.stat(ROOT + place).catch(() => null);
  if (info?.isFile && /\.tsx?$/.test(place)) yield place;
  if (!info?.isDirectory) return;
  for await (const { name } of Deno.readDir(ROOT + place)) {
    yield* walkModules(`${place}/${name}`);
  }
}

/** The imports of one module, found by the parser of `deno lint`. */
export function toImports(from: string, source: string): Import[] {
  const imports: Import[] = [];
  function add(specifier: string, isType: boolean) {
    imports.push({ from, to: resolve(from, specifier), isType });
  }
  const rule: Deno.lint.Rule = {
    create: () => ({
      ImportDeclaration({ source, importKind, specifiers }) {
        const onlyTypes = specifiers.length > 0 &&
          specifiers.every((specifier) =>
            specifier.type === "ImportSpecifier" &&
            specifier.importKind === "type"
          );
        add(source.value, importKind === "type" || onlyTypes);
      },
      ExportNamedDeclaration({ source, exportKind }) {
        if (source?.type !== "Literal") return;
        add(String(source.value), exportKind === "type");
      },
      ExportAllDeclaration({ source, exportKind }) {
        add(source.value, exportKind === "type");
      },
      ImportExpression({ source }) {
        if (source.type === "Literal") add(String(source.value), false);
      },
    }),
  };
  Deno.lint.runPlugin(
    { name: "graph", rules: { imports: rule } },
    from,
    source,
  );
  return imports;
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith(".") ? join(dirname(from), specifier) : specifier;
}

/** Everything that a module pulls in at run time, itself included. */
export function reach(start: string, imports: readonly Import[]): Set<string> {
  const reached = new Set([start]);
  for (const from of reached) {
    for (const next of imports) {
      if (next.from === from && !next.isType) reached.add(next.to);
    }
  }
  return reached;
}

/** The ways along which a module imports itself, each told once: `a → b → a`. */
export function findCycles(imports: readonly Import[]): string[] {
  const targets = Map.groupBy(
    imports.filter(({ isType }) => !isType),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(path: readonly string[]) {
    const here = path.at(-1) ?? "";
    if (done.has(here)) return;
    for (const { to } of targets.get(here) ?? []) {
      const begin = path.indexOf(to);
      if (begin < 0) visit([...path, to]);
      else cycles.push([...path.slice(begin), to].join(" → "));
    }
    done.add(here);
  }
  for (const from of targets.keys()) visit([from]);
  return cycles;
}
