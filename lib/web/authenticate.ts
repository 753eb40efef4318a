import type { Middleware } from "fresh";
import type { State } from "../define.ts";
import { readSessionCookie, toSessionCookie } from "../identity/cookies.ts";

/** Finds who is signed in, and sends the cookie anew where the session was prolonged. */
export const authenticate: Middleware<State> = async (ctx) => {
  const { services, trace } = ctx.state;
  const token = readSessionCookie(ctx.req);
  if (token === null) return await ctx.next();
  ctx.state.scope = await services.authenticator.session(
    token,
    trace.requestId,
  );
  return await ctx.next();
};
