import {
  type CharTest,
  type Edge,
  type PatternNode,
  UnboundedPattern,
} from "./syntax.ts";

/** A step of a program; what comes after it is the next one, where it names none. */
export type Step =
  | { readonly kind: "char"; readonly accepts: CharTest }
  | {
    readonly kind: "run";
    readonly accepts: CharTest;
    readonly min: number;
    readonly max: number;
  }
  | { readonly kind: "edge"; readonly edge: Edge }
  /** `of` is the number of the program that is looked for. */
  | { readonly kind: "look"; readonly of: number; readonly negative: boolean }
  | { readonly kind: "split"; readonly targets: readonly number[] }
  | { readonly kind: "jump"; readonly to: number }
  | { readonly kind: "accept" };

export interface Program {
  readonly steps: readonly Step[];
  /** The jumps that lead back. */
  readonly loops: readonly number[];
  /** It reads from its start to the left. */
  readonly backward: boolean;
}

/** A counted repetition of a group is written out; `((a{99}){99}){99}` must not be. */
const MAX_STEPS = 20_000;

/**
 * The programs of a pattern: those that are looked for stand before the one
 * that looks, and the pattern itself is the last.
 */
export function toPrograms(node: PatternNode): readonly Program[] {
  const all: Written = { programs: [], size: 0 };
  addProgram(all, node, false);
  return all.programs;
}

interface Written {
  readonly programs: Program[];
  size: number;
}

interface Writer {
  readonly all: Written;
  readonly steps: Step[];
  readonly loops: number[];
  readonly backward: boolean;
}

function addProgram(all: Written, node: PatternNode, backward: boolean) {
  const writer: Writer = { all, steps: [], loops: [], backward };
  write(writer, node);
  writer.steps.push({ kind: "accept" });
  return all.programs.push(writer) - 1;
}

function write(writer: Writer, node: PatternNode): void {
  if (++writer.all.size > MAX_STEPS) {
    throw new UnboundedPattern(
      `repeats into more than ${MAX_STEPS} steps (limit)`,
    );
  }
  switch (node.kind) {
    case "char":
    case "edge":
      writer.steps.push(node);
      return;
    case "look": {
      const of = addProgram(writer.all, node.body, node.behind);
      writer.steps.push({ kind: "look", of, negative: node.negative });
      return;
    }
    case "sequence": {
      const parts = writer.backward ? node.parts.toReversed() : node.parts;
      for (const part of parts) write(writer, part);
      return;
    }
    case "choice":
      return writeChoice(writer, node.branches);
    case "repeat":
      return writeRepeat(writer, node);
  }
}

function writeChoice(
  writer: Writer,
  branches: readonly PatternNode[],
): void {
  const { steps } = writer;
  const targets: number[] = [];
  const ends: number[] = [];
  steps.push({ kind: "split", targets });
  for (const branch of branches) {
    targets.push(steps.length);
    write(writer, branch);
    ends.push(steps.push({ kind: "accept" }) - 1);
  }
  for (const end of ends) steps[end] = { kind: "jump", to: steps.length };
}

function writeRepeat(
  writer: Writer,
  { body, min, max }: PatternNode & { readonly kind: "repeat" },
): void {
  const { steps, loops } = writer;
  if (body.kind === "char") {
    steps.push({ kind: "run", accepts: body.accepts, min, max });
    return;
  }
  for (let i = 0; i < min; i++) write(writer, body);
  if (max === Infinity) {
    const to = steps.length;
    writeOptional(writer, body, () => {
      loops.push(steps.push({ kind: "jump", to }) - 1);
    });
    return;
  }
  for (let i = min; i < max; i++) writeOptional(writer, body);
}

/** Which of several that may be left out are there is of no meaning, so each can be on its own. */
function writeOptional(
  { steps, ...writer }: Writer,
  body: PatternNode,
  after?: () => void,
): void {
  const targets = [steps.length + 1];
  steps.push({ kind: "split", targets });
  write({ steps, ...writer }, body);
  after?.();
  targets.push(steps.length);
}
