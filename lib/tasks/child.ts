export interface ChildResult {
  readonly success: boolean;
  /** What it wrote, both streams; empty where it was shown at once. */
  readonly output: string;
}

/** Runs this same Deno, which need not be on the PATH, and holds back what it writes. */
export async function runQuietly(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildResult> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    // It is read by a program first, and may be cut.
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = new TextDecoder();
  return { success, output: text.decode(stdout) + text.decode(stderr) };
}

/** Runs this same Deno and shows what it writes as it comes. */
export async function runOpenly(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    env,
    stdin: "null",
  }).spawn().status;
  return success;
}
