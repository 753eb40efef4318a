import type { CharTest } from "./syntax.ts";

/** Codes whose answer is remembered. */
const REMEMBERED = 256;

/**
 * What one character may be, as the platform's own RegExp says it: a class, an
 * escape, a dot or the character itself. On a single character none can be slow.
 */
export function toCharTest(
  source: string,
  { flags, modifiers }: { readonly flags: string; readonly modifiers: string },
): CharTest {
  const only = new RegExp(`^(?${modifiers}:${source})$`, flags);
  // 0: not asked yet, 1: no, 2: yes.
  const answers = new Uint8Array(REMEMBERED);
  return (code) => {
    const known = answers[code];
    if (known === 1 || known === 2) return known === 2;
    const isOne = only.test(String.fromCodePoint(code));
    if (code < REMEMBERED) answers[code] = isOne ? 2 : 1;
    return isOne;
  };
}
