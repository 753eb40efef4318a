/** Steps that a pattern may take. */
const MAX_STEPS = 1e7;

/** Whether a pattern is found in a text; null for one that is no pattern, or might take for ever. */
export function findPattern(pattern: string, text: string): boolean | null {
  const loops = pattern.match(/[*+]|,\d*\}/g)?.length ?? 0;
  const isSlow = /\)[*+{]|\\[1-9k]/.test(pattern) ||
    text.length ** (loops + 1) > MAX_STEPS;
  if (isSlow) return null;
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags).test(text);
    } catch {
      // Many patterns are right in the older syntax only, such as `[\\w-.]`.
    }
  }
  return null;
}

/** The same, with yes for where one cannot tell. */
export function matches(pattern: string, text: string): boolean {
  return findPattern(pattern, text) ?? true;
}
