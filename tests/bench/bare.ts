/**
 * What the numbers stand beside: bare Hono on the same machine, in a process
 * of its own, as the app is.
 *
 * @module
 */
import { Hono } from "hono";
import { renderToString } from "preact-render-to-string";
import { toVNode } from "./markup.ts";

const [port = "0", database = "", markupFile = ""] = Deno.args;
const kv = await Deno.openKv(database);
await kv.set(["bench", "record"], { id: "bench", name: "One record" });
const vnode = markupFile ? toVNode(await Deno.readTextFile(markupFile)) : null;

const app = new Hono();
app.get("/json", (c) => c.json({ ok: true }));
app.get("/kv", async (c) => c.json((await kv.get(["bench", "record"])).value));
app.get(
  "/page",
  (c) => c.html(`<!DOCTYPE html>${vnode ? renderToString(vnode) : ""}`),
);
app.get("/health", (c) => c.text("ok"));

Deno.serve(
  { port: Number(port), hostname: "127.0.0.1", onListen: () => {} },
  app.fetch,
);
