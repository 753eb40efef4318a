import { ROOT } from "../../lib/tasks/root.ts";

export interface Started extends AsyncDisposable {
  readonly url: string;
}

/** Starts what says "Connectors is ready", and waits until it does. */
export async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Started> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const complaint = new Response(child.stderr).text();
  const lines = child.stdout.pipeThrough(new TextDecoderStream());
  let said = "";
  let url: string | undefined;
  const reader = lines.getReader();
  while (url === undefined) {
    const { value, done } = await reader.read();
    if (done) break;
    said += value;
    url = /ready: (\S+)\n/.exec(said)?.[1];
  }
  if (!url) throw new Error(`it is not ready: ${said}${await complaint}`);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await reader.cancel();
      await complaint;
      await child.status;
    },
  };
}
