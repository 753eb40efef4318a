import { runQuietly } from "./child.ts";
import { runTask, TaskError } from "./run_task.ts";

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** What to do when it fails. */
  readonly advice: string;
  /** The lines of its output that are worth reading; all where left out. */
  readonly telling?: RegExp;
}

const STEPS: readonly Step[] = [
  {
    name: "format",
    args: ["fmt", "--check"],
    advice: "run `deno fmt`",
    telling: /^(?:from |error)/,
  },
  {
    name: "lint",
    args: ["lint"],
    advice: "change what it names; the house rules stand in tests/house_rules",
  },
  {
    name: "types",
    args: ["check", "--quiet", "."],
    advice: "change what it names",
  },
  {
    name: "house rules",
    args: ["test", "-A", "--no-check", "--quiet", "tests/house_rules"],
    advice: "change what it names; the rules stand in tests/house_rules",
    telling: /^(?!running |.* \.\.\. ok)/,
  },
];

/** Format, lint, types and house rules. Throws a TaskError that names the steps that fail. */
export async function check(): Promise<void> {
  const failed = await Promise.all(STEPS.map(runStep));
  const complaints = failed.filter((complaint) => complaint !== null);
  if (complaints.length > 0) throw new TaskError(complaints.join("\n"));
}

/** Null when it passes, else a sentence; what the step wrote is printed above. */
async function runStep(
  { name, args, advice, telling = /./ }: Step,
): Promise<string | null> {
  const { success, output } = await runQuietly(args);
  if (success) {
    console.log(`${name}: passes`);
    return null;
  }
  const lines = output.split("\n").filter((line) => telling.test(line));
  console.error(`${name}: fails\n${lines.join("\n")}\n`);
  return `The check of ${name} fails: ${advice}`;
}

if (import.meta.main) await runTask(check);
