import type { Middleware } from "fresh";
import type { State } from "../define.ts";

/** Around `staticFiles()`: what answers between these two is a file of the build, and the log says so. */
export const beforeStatic: Middleware<State> = (ctx) => {
  ctx.state.trace.route = "static";
  return ctx.next();
};

export const afterStatic: Middleware<State> = (ctx) => {
  ctx.state.trace.route = null;
  return ctx.next();
};
