import { define } from "../../lib/define.ts";

/** Everything below `/api` that is no page. */
export const handler = define.handlers((ctx) =>
  ctx.state.services.api.fetch(ctx.req, ctx.state.trace)
);
