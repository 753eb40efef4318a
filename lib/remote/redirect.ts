import type { Message, Reply } from "./exchange.ts";
import { BodyFault } from "./read_body.ts";
import { block, type Target } from "./target.ts";

export interface Step {
  readonly url: string;
  readonly message: Message;
}

const STATUSES = [301, 302, 303, 307, 308];
const SAFE_METHODS = ["GET", "HEAD"];

/** All that another origin is told. Everything else may be a credential: services name theirs as they like. */
const FOR_ANYONE = ["accept", "accept-language", "user-agent"];
/** What speaks of a body that is no longer sent. */
const OF_BODY = ["content-type", "content-encoding", "content-language"];

/**
 * Where an answer leads, and what is asked there. Null where it is for the
 * caller: no redirect, or one that would send a change a second time.
 */
export function followRedirect(
  { target, message, reply }: {
    readonly target: Target;
    readonly message: Message;
    readonly reply: Reply;
  },
): Step | null {
  const location = reply.headers.get("location");
  if (!STATUSES.includes(reply.status) || !location) return null;
  const isSafe = SAFE_METHODS.includes(message.method);
  if (!isSafe && reply.status !== 303) return null;
  if (!URL.canParse(location, target.url)) {
    throw new BodyFault("it leads to an address that is not valid");
  }
  const url = new URL(location, target.url);
  if (target.isTls && url.protocol === "http:") {
    throw block(`Cannot follow ${target.hostname}: it leads away from https`);
  }
  const isSameOrigin = url.origin === target.url.origin;
  const next = isSafe ? message : toGet(message);
  return { url: url.href, message: isSameOrigin ? next : toStranger(next) };
}

function toGet({ headers }: Message): Message {
  const kept = pick(headers, (name) => !OF_BODY.includes(name));
  return { method: "GET", headers: kept, body: undefined };
}

function toStranger({ method, headers }: Message): Message {
  const kept = pick(headers, (name) => FOR_ANYONE.includes(name));
  return { method, headers: kept, body: undefined };
}

function pick(
  headers: Message["headers"],
  isKept: (name: string) => boolean,
): Message["headers"] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => isKept(name.toLowerCase())),
  );
}
