export interface FileCoverage {
  /** From the project's root. */
  readonly path: string;
  readonly lines: number;
  readonly covered: number;
}

/** Reads the lcov text of `deno coverage --lcov`, for the files below the root. */
export function parseLcov(lcov: string, root: string): FileCoverage[] {
  return lcov.split("end_of_record").flatMap((record) => {
    const path = /^SF:(.*)$/m.exec(record)?.[1];
    if (!path?.startsWith(root)) return [];
    const hits = [...record.matchAll(/^DA:\d+,(\d+)/gm)];
    const covered = hits.filter(([, count]) => count !== "0").length;
    return [{ path: path.slice(root.length), lines: hits.length, covered }];
  });
}

/**
 * A file that no test loads is missing from the report, and would look as if
 * there was nothing to cover: its lines count, none of them covered.
 */
export function toUnloaded(path: string, source: string): FileCoverage {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "");
  const hasCode = /^(?:export )?(?:async )?(?:function|const|let|class)\b/m
    .test(code);
  const lines = code.split("\n").filter((line) => line.trim() !== "").length;
  return { path, lines: hasCode ? lines : 0, covered: 0 };
}

/** Covered lines of all lines, in percent; 100 where there is none. */
export function toPercent(files: readonly FileCoverage[]): number {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const covered = files.reduce((sum, file) => sum + file.covered, 0);
  return lines === 0 ? 100 : 100 * covered / lines;
}

/** Those with the most lines left to cover, first. */
export function leastCovered(
  files: readonly FileCoverage[],
  count: number,
): FileCoverage[] {
  return [...files]
    .sort((a, b) => b.lines - b.covered - (a.lines - a.covered))
    .slice(0, count);
}
