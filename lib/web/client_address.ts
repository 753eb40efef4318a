import type { Context } from "fresh";
import type { State } from "../define.ts";

/** Who is at the other end: the connection's, or what a proxy of ours says of it. */
export function clientAddress({ req, info, state }: Context<State>): string {
  if (state.services.config.trustProxy) {
    const hops = req.headers.get("x-forwarded-for")?.split(",") ?? [];
    const nearest = hops.at(-1)?.trim();
    if (nearest) return nearest;
  }
  const { remoteAddr } = info;
  return "hostname" in remoteAddr ? remoteAddr.hostname : "local";
}
