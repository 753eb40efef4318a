/**
 * A site that answers after the time given, in a process of its own:
 * `slow_remote.ts PORT MILLISECONDS`. `/health` answers at once.
 *
 * @module
 */
const [port, delayMs] = Deno.args.map(Number);

const EDITOR = JSON.stringify({
  id: 7,
  name: "Ada Owens",
  capabilities: { publish_posts: true },
});

const serveSlowly: Deno.ServeHandler = async ({ url }) => {
  if (!url.endsWith("/health")) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
  }
  return new Response(EDITOR, {
    headers: { "content-type": "application/json" },
  });
};

if (import.meta.main) {
  const hostname = "127.0.0.1";
  Deno.serve({ hostname, port: port ?? 0, onListen() {} }, serveSlowly);
}
