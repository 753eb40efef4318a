import { parsePattern } from "./parse.ts";
import { type Program, toPrograms } from "./program.ts";
import { sweep } from "./sweep.ts";

/** What an author's pattern is asked; the answer is that of `RegExp.test`. */
export interface LinearPattern {
  /** `spend` is told of the steps before they are taken, and may throw. */
  readonly test: (text: string, spend: (steps: number) => void) => boolean;
}

/**
 * A pattern that is matched in the time of its length × the text's, whatever
 * both are. The platform's RegExp tries one way after another, and a pattern
 * such as `^(a+)+$` has more ways than there is time; packages that do not
 * (RE2) know no lookahead, which many schemas use, and read classes differently.
 *
 * As Ajv does it reads the pattern as Unicode; one that is wrong so but right
 * in the older syntax (`[\w-.]`, `\-`) as that. Throws a SyntaxError for what
 * is no pattern, an UnboundedPattern for what has no bound.
 */
export function compilePattern(pattern: string): LinearPattern {
  const flags = isRegExp(pattern, "u") ? "u" : "";
  if (flags === "") new RegExp(pattern);
  const programs = toPrograms(parsePattern(pattern, flags));
  return {
    test: (text, spend) => {
      const codes = flags === "u" ? toCodePoints(text) : toCodeUnits(text);
      return matches(programs, codes, spend);
    },
  };
}

function matches(
  programs: readonly Program[],
  codes: readonly number[],
  spend: (steps: number) => void,
): boolean {
  const found: Uint8Array[] = [];
  for (const program of programs) {
    found.push(sweep(program, { codes, found, spend }));
  }
  return found.at(-1)?.includes(1) ?? false;
}

function isRegExp(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

function toCodePoints(text: string): readonly number[] {
  return Array.from(text, (char) => char.codePointAt(0) ?? 0);
}

function toCodeUnits(text: string): readonly number[] {
  return text.split("").map((char) => char.charCodeAt(0));
}
