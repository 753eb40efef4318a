import type { Middleware } from "fresh";
import type { State } from "../define.ts";
import { readSessionCookie } from "../identity/cookies.ts";

/** Finds who is signed in. Whether somebody must be is for the page to say. */
export const authenticate: Middleware<State> = async (ctx) => {
  const { services: { authenticator }, trace } = ctx.state;
  const token = readSessionCookie(ctx.req);
  ctx.state.scope = await authenticator.session(token, trace.requestId);
  return await ctx.next();
};
