import { ROOT } from "../../lib/tasks/root.ts";

export type Env = Readonly<Record<string, string>>;

/** This same Deno, in the project's folder unless told. */
export function command(
  args: readonly string[],
  env: Env = {},
  cwd = ROOT,
): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  });
}

/** Runs it to its end. */
export async function run(args: readonly string[], env: Env = {}, cwd = ROOT) {
  const { code, stdout, stderr } = await command(args, env, cwd).output();
  const text = new TextDecoder();
  return { code, out: text.decode(stdout).trim(), err: text.decode(stderr) };
}

export interface Server extends AsyncDisposable {
  /** Where it answers, with a slash at its end. */
  readonly url: string;
  /** What it has said until it was ready. */
  readonly said: string;
  /** Ends it as a system does that stops a service; the exit code. */
  stop(): Promise<number>;
}

/** Starts it, until it says that it is ready. */
export async function serve(
  args: readonly string[],
  env: Env,
): Promise<Server> {
  const child = command(args, { PORT: "0", ...env }).spawn();
  const errors = new Response(child.stderr).text();
  const said = await readUntil(child.stdout, /Connectors is ready: (\S+)\n/);
  const url = /ready: (\S+)\n/.exec(said)?.[1];
  if (url === undefined) throw new Error(`It is not ready: ${await errors}`);
  async function stop(): Promise<number> {
    child.kill("SIGTERM");
    const [{ code }] = await Promise.all([child.status, errors]);
    return code;
  }
  let ended: Promise<number> | undefined;
  return {
    url,
    said,
    stop: () => ended ??= stop(),
    [Symbol.asyncDispose]: async () => void await (ended ??= stop()),
  };
}

/** What is written until it matches, or all of it. */
async function readUntil(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  pattern: RegExp,
): Promise<string> {
  let read = "";
  const chunks = stream.pipeThrough(new TextDecoderStream()).getReader();
  while (!pattern.test(read)) {
    const { value, done } = await chunks.read();
    if (done) return read;
    read += value;
  }
  void drain(chunks);
  return read;
}

/** A pipe that nobody reads would stop the writer. */
async function drain(chunks: ReadableStreamDefaultReader<string>) {
  while (!(await chunks.read()).done);
}
