export interface ChildResult {
  readonly success: boolean;
  /** What it wrote, both streams; empty where it was shown at once. */
  readonly output: string;
}

/** Runs this same Deno, which need not be on the PATH, and holds back what it writes. */
export async function runQuietly(
  args: readonly string[],
): Promise<ChildResult> {
  const { success, stdout, stderr } = await toCommand(args, "piped").output();
  const text = new TextDecoder();
  return { success, output: text.decode(stdout) + text.decode(stderr) };
}

/** Runs this same Deno and shows what it writes as it comes. */
export async function runOpenly(args: readonly string[]): Promise<boolean> {
  const { success } = await toCommand(args, "inherit").output();
  return success;
}

function toCommand(
  args: readonly string[],
  output: "inherit" | "piped",
): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [...args],
    // What is held back is read by a program first, and may be cut.
    env: output === "piped" ? { NO_COLOR: "1" } : {},
    stdin: "null",
    stdout: output,
    stderr: output,
  });
}
