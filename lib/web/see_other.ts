import type { State } from "../define.ts";
import { type Flash, toFlashCookie } from "./flash.ts";

/** Answers a form that has done its work: go there with GET, and say this. */
export function seeOther(state: State, path: string, flash?: Flash): Response {
  const headers = new Headers({ location: path });
  if (flash) {
    headers.append("set-cookie", toFlashCookie(state.services.config, flash));
  }
  return new Response(null, { status: 303, headers });
}
