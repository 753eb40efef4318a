import type { RemoteRequest } from "./remote.ts";
import { block } from "./target.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** RFC 9110: a token. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** RFC 9110: visible characters, spaces and tabs inside, and what is left of latin1. */
const VALUE = /^[\t\x20-\x7e\xa0-\xff]*$/;

/** These say how the message is sent, which is ours to say. */
const OURS = new Set([
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
]);

/** Throws a RemoteFailure, `blocked`, where a method, a header or its value could become more than one; it never holds the value. */
export function requireSendable({ method, headers = {} }: RemoteRequest): void {
  if (!METHODS.includes(method)) {
    throw block(`Cannot send the request: use ${METHODS.join(", ")}`);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) {
      throw block("Cannot send the request: a header has no proper name");
    }
    if (OURS.has(name.toLowerCase()) || /^proxy-/i.test(name)) {
      throw block(`Cannot send the header ${name}: it is not for callers`);
    }
    if (!VALUE.test(value)) {
      throw block(
        `Cannot send the header ${name}: its value holds a line break or another character that a header cannot carry`,
      );
    }
  }
}
