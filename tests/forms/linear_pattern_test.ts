import assert from "node:assert/strict";
import { compilePattern } from "../../lib/forms/pattern/linear_pattern.ts";

/** What the platform says, as Ajv asks it: as Unicode where that can be read so. */
function nativeTest(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return new RegExp(pattern).test(text);
  }
}

function test(pattern: string, text: string): boolean {
  return compilePattern(pattern).test(text, () => {});
}

function stepsOf(pattern: string, text: string): number {
  let all = 0;
  compilePattern(pattern).test(text, (steps) => {
    all += steps;
  });
  return all;
}

const TEXTS = [
  "",
  "a",
  "ab",
  "aab",
  "abc123",
  "A-b_c",
  "https://blog.example.com/x?y=1",
  "2026-11-23",
  "user@example.com",
  "é😀",
  "a\nb",
  "  ",
  "a{1}",
  "]}/\\",
  "Passw0rd!",
];

const PATTERNS = [
  "",
  "^$",
  "a|b|",
  "^[a-z][a-z0-9_-]{0,62}$",
  "^https?://[^\\s/$.?#].[^\\s]*$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^(?!https?://)",
  "^(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w]).{8,}$",
  "(?<=a)b",
  "(?<!a)b$",
  "(?<=^(?:ab)+)c",
  "\\bexample\\b",
  "\\B\\d",
  "^(?:a{2}|b){1,3}$",
  "^(?:a?)*b{2,}?$",
  "(?<word>[a-z]+)\\d",
  "^\\p{L}+",
  "^[\\p{L}\\p{Emoji}]+$",
  "^.{2}$",
  "^\\u{1F600}|\\ud83d\\ude00$",
  "[^]",
  "[]",
  "[\\]}/]",
  "\\x61\\u0062\\cJ?",
  "(?i:ab)C?",
  "(?m:^b$)",
  "(?s:a.b)",
  "(?i:a(?-i:b))",
  // Right in the older syntax only.
  "^[\\w-.]+$",
  "\\-b\\_c",
  "a{",
  "a{,1}",
  "^\\a\\cb?",
  "\\c",
  "]}/",
  "\\101\\8?",
  "(?=a)*b",
];

Deno.test("compilePattern() says what RegExp says", () => {
  for (const pattern of PATTERNS) {
    for (const text of TEXTS) {
      const place = `${pattern} of ${JSON.stringify(text)}`;
      assert.equal(test(pattern, text), nativeTest(pattern, text), place);
    }
  }
});

Deno.test("compilePattern() says what RegExp says of made-up patterns", () => {
  const random = seeded(3);
  const pick = (of: readonly string[]) => of[random(of.length)] ?? "";
  const make = (depth: number): string => {
    const inner = () => make(depth - 1);
    switch (random(depth > 0 ? 9 : 3)) {
      case 0:
        return pick(["a", "b", "-", "é", "\\d", "[a-b]", "[^a]", ".", "\\W"]);
      case 1:
        return pick(["a*", "[ab]+", ".{2}", "b{1,2}?", "\\w{2,}", "a{0}"]);
      case 2:
        return pick(["^", "$", "\\b", "\\B"]);
      case 3:
        return `(?:${inner()}|${inner()})`;
      case 4:
        return `(${inner()})${pick(["*", "+", "?", "{2}", "{1,3}", "{2,}"])}`;
      case 5:
        return `(?${pick(["=", "!", "<=", "<!"])}${inner()})`;
      default:
        return inner() + inner();
    }
  };
  const letters = ["a", "b", "1", "-", "é", "\n", "😀"];
  for (let i = 0; i < 1_500; i++) {
    const pattern = make(4);
    const linear = compilePattern(pattern);
    for (let j = 0; j < 4; j++) {
      const text = Array.from({ length: random(7) }, () => pick(letters)).join(
        "",
      );
      const said = linear.test(text, () => {});
      const place = `${pattern} of ${JSON.stringify(text)}`;
      assert.equal(said, nativeTest(pattern, text), place);
    }
  }
});

/** Whole numbers below `n`, the same each time. */
function seeded(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor(state / 65_536) % n;
  };
}

/** Patterns with more ways to match than there is time, and what they choke on. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ["^(a+)+$", "a", "!"],
  ["^(a|a)*$", "a", "!"],
  ["^(a|aa)+$", "a", "!"],
  ["(.*a){25}", "b", ""],
  ["^(\\w+\\s?)*$", "word ", "!"],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", "a", ""],
  ["(a*)*(b*)*(c*)*$", "abc", "!"],
  ["^(?=(a+)+$)a", "a", "!"],
  ["(?<=^(a+)+)!x", "a", "!"],
  ["^.{1,131072}$", "a", "\n"],
  ["(x+x+)+y", "x", ""],
];

for (const [pattern, unit, end] of HOSTILE) {
  Deno.test(`compilePattern() takes steps by the length of the text for ${pattern}`, () => {
    const small = stepsOf(pattern, unit.repeat(500) + end);
    const large = stepsOf(pattern, unit.repeat(5_000) + end);
    assert.ok(large < 11 * small, `${small} steps became ${large}`);
    assert.ok(large < 1_000 * 5_000 * unit.length);
  });
}

Deno.test("compilePattern() refuses what has no bound, and what is no pattern", () => {
  for (
    const [pattern, message] of [
      ["(a)\\1", /refers back to one of its groups/],
      ["(?<n>a)\\k<n>", /refers back to one of its groups/],
      ["((a?b){1,99}){1,999}", /repeats into more than 20000 steps/],
      ["(?:(?:(?:){999}){999}){999}", /repeats into more than 20000 steps/],
      ["(".repeat(300) + ")".repeat(300), /deeper than 200/],
      ["(", /Unterminated group/],
      ["a**", /Nothing to repeat/],
    ] as const
  ) assert.throws(() => compilePattern(pattern), { message });
});
