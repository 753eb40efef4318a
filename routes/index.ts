import { define } from "../lib/define.ts";

export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`${ctx.state.base}/catalog`),
});
