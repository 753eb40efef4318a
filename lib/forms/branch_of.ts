import type { ChooserField } from "./field.ts";

/**
 * The number of the branch that a value belongs to: one whose constants it has
 * and whose schema holds, else one whose schema holds, else one that it is
 * like, else the first.
 */
export function branchOf(chooser: ChooserField, value: unknown): number {
  const { branches } = chooser;
  const tests = [
    (index: number) => accepts(index) && resembles(index),
    accepts,
    resembles,
  ];
  function accepts(index: number): boolean {
    return branches[index]?.accepts(value) ?? false;
  }
  function resembles(index: number): boolean {
    return branches[index]?.resembles(value) ?? false;
  }
  for (const test of tests) {
    const index = branches.findIndex((_, index) => test(index));
    if (index >= 0) return index;
  }
  return 0;
}
