/**
 * What the numbers stand beside: bare Hono on the same machine, in a process
 * of its own, as the app is.
 *
 * @module
 */
import { Hono } from "hono";
import { Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { toDraw } from "./markup.ts";

const [port = "0", database = "", markupFile = ""] = Deno.args;
const kv = await Deno.openKv(database);
await kv.set(["bench", "record"], { id: "bench", name: "One record" });
const draw = markupFile ? toDraw(await Deno.readTextFile(markupFile)) : null;

const app = new Hono();
app.get("/json", (c) => c.json({ ok: true }));
app.get("/kv", async (c) => c.json((await kv.get(["bench", "record"])).value));
app.get("/page", (c) => {
  const html = renderToString(h(Fragment, null, draw?.()));
  return c.html(`<!DOCTYPE html>${html}`);
});
app.get("/health", (c) => c.text("ok"));

Deno.serve(
  { port: Number(port), hostname: "127.0.0.1", onListen: () => {} },
  app.fetch,
);
