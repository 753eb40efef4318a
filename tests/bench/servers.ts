/** A server of the bench, in a process of its own. */
export interface BenchServer extends AsyncDisposable {
  readonly origin: string;
  /** From the start of the process to the first answer. */
  readonly startMs: number;
}

export interface ServerOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly port: number;
}

/** Starts it and waits until `/health` answers. */
export async function startServer(
  { args, env = {}, port }: ServerOptions,
): Promise<BenchServer> {
  const began = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { ...env, PORT: String(port) },
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
  }).spawn();
  const origin = `http://127.0.0.1:${port}`;
  await waitFor(`${origin}/health`);
  return {
    origin,
    startMs: performance.now() - began,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await child.status;
    },
  };
}

const MAX_WAIT_MS = 20_000;

async function waitFor(url: string): Promise<void> {
  const end = performance.now() + MAX_WAIT_MS;
  while (performance.now() < end) {
    const answer = await fetch(url).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`Cannot reach ${url}: no answer in ${MAX_WAIT_MS / 1000} s`);
}

export function freePort(): number {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  return port;
}
