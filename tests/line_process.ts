/** A process of a test's own, which is told a line and answers with one. */
export interface LineProcess {
  say(line: string): Promise<void>;
  /** The next line that it says; "" at its end. */
  next(): Promise<string>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

export function startLineProcess(
  script: URL,
  args: readonly string[],
): LineProcess {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--no-check",
      "--unstable-kv",
      script.pathname,
      ...args,
    ],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  const lines = readLines(child.stdout);
  async function ended() {
    await lines.return(undefined);
    await child.status;
  }
  return {
    say: (line) => writer.write(new TextEncoder().encode(`${line}\n`)),
    next: async () => (await lines.next()).value ?? "",
    async kill() {
      child.kill("SIGKILL");
      await writer.abort().catch(() => {});
      await ended();
    },
    async end() {
      await writer.close();
      await ended();
    },
  };
}

async function* readLines(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string, undefined> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const [last = "", ...lines] = (rest + text).split("\n").reverse();
    rest = last;
    yield* lines.reverse();
  }
}
