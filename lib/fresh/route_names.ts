/**
 * How files under `routes/` are named: which pattern a file answers, which
 * folder it belongs to, and which of two files is asked first.
 *
 * @module
 */

/** `blog/[slug].tsx` → `/blog/:slug`. */
export function toPattern(file: string): string {
  const parts = partsOf(file).filter((part) => !isGroup(part));
  if (parts.at(-1) === "index") parts.pop();
  const pattern = parts.map((part) => toPatternPart(part, file)).join("");
  return pattern === "" ? "/" : pattern;
}

function toPatternPart(part: string, file: string): string {
  if (part.includes("][") || /\](?=\w)/.test(part)) {
    throw new SyntaxError(
      `Cannot read route ${file}: nothing divides a parameter from what follows`,
    );
  }
  const [, rest] = /^\[\.\.\.(\w+)\]$/.exec(part) ?? [];
  if (rest !== undefined) return `/:${rest}*`;
  const [, optional] = /^\[\[(\w+)\]\]$/.exec(part) ?? [];
  if (optional !== undefined) return `{/:${optional}}?`;
  const pattern = part.replace(/\[(\w+)\]/g, ":$1");
  if (/[[\]]/.test(pattern)) {
    throw new SyntaxError(`Cannot read route ${file}: its brackets do not fit`);
  }
  return `/${pattern}`;
}

/** The folder whose layout, middlewares and error page cover a file. */
export function folderOf(file: string): string {
  const folders = partsOf(file).slice(0, -1);
  const names = folders.map((part) =>
    isGroup(part) ? part : toPatternPart(part, file).replace("/", "")
  );
  return `/${names.join("/")}`;
}

/** `_layout` of `blog/_layout.tsx`. */
export function nameOf(file: string): string {
  return partsOf(file).at(-1) ?? "";
}

/** Literal before `[param]` before `[...rest]`, segment by segment. */
export function compareRoutes(a: string, b: string): number {
  const [left, right] = [a, b].map((file) =>
    partsOf(file).filter((part) => !isGroup(part) && part !== "index")
  );
  if (left === undefined || right === undefined) return 0;
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = rank(left[i]) - rank(right[i]);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}

function rank(part: string | undefined): number {
  if (part === undefined) return 3;
  if (part.startsWith("[...")) return 5;
  if (part.startsWith("[[")) return 4;
  if (/^\[\w+\]$/.test(part)) return 2;
  return part.includes("[") ? 1 : 0;
}

function partsOf(file: string): string[] {
  return file.replace(/\.[^./]+$/, "").split("/");
}

function isGroup(part: string): boolean {
  return part.startsWith("(") && part.endsWith(")");
}
