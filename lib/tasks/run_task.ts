import { AppError } from "../errors.ts";
import { ROOT } from "./root.ts";

/** What keeps a task from being done; its message says what to do. */
export class TaskError extends Error {
  override readonly name = "TaskError";
}

/** These come from a fault in the program: their stack helps, a sentence does not. */
const BUGS = [TypeError, RangeError, ReferenceError, SyntaxError];

/**
 * Runs the body of a task in the project's folder. What it throws is printed
 * as the sentence that it holds, and the process ends with 1.
 */
export async function runTask(work: () => Promise<void>): Promise<void> {
  try {
    Deno.chdir(ROOT);
    await work();
  } catch (error) {
    console.error(toComplaint(error));
    Deno.exit(1);
  }
}

/** A refusal's sentence; all there is to know of a bug. */
export function toComplaint(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AppError) return toSentences(error).join("\n");
  const isBug = BUGS.some((bug) => error instanceof bug);
  return isBug ? error.stack ?? error.message : error.message;
}

/** What was refused, and what is wrong with each field. */
function toSentences({ message, errors = {} }: AppError): string[] {
  const fields = Object.entries(errors).flatMap(([path, sentences]) =>
    sentences.map((sentence) => `- ${path}: ${sentence}`)
  );
  return [message, ...fields];
}
