import { readConfig, readEnv } from "../../lib/config.ts";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import { giveUpOwnPlace, listen, sayReady } from "../../lib/tasks/start.ts";

/**
 * Takes the place of the app in a process with the rights of `deno task
 * start`, and does for whoever asks what the app never would: it connects to
 * any address, past the door.
 */
const config = readConfig(readEnv());
const remote = createRemote({
  userAgent: "Connectors/1",
  allowHosts: config.allowHosts,
});

const WAYS: Readonly<Record<string, (url: URL) => Promise<unknown>>> = {
  fetch: (url) => fetch(url).then((response) => response.text()),
  connect: (url) =>
    Deno.connect({ hostname: url.hostname, port: Number(url.port || 80) }),
  remote: ({ href }) => remote({ method: "GET", url: href }),
};

const { config: settled } = listen(config, async (request) => {
  const { way, url } = await request.json();
  const attempt = WAYS[way]?.(new URL(url)) ?? Promise.resolve("no such way");
  const outcome = await attempt.then(
    () => "reached",
    (error: Error) => error.name,
  );
  return new Response(outcome);
});
sayReady(settled);
await giveUpOwnPlace(settled);
