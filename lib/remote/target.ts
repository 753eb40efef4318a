import { isAddress, isPublicAddress } from "./address.ts";
import { type AllowedHost, isAllowedHost } from "./allowed_hosts.ts";
import { RemoteFailure } from "./remote.ts";
import { stripHost } from "./strip_host.ts";

/** An address that may be asked for, as far as its text tells. */
export interface Target {
  readonly url: URL;
  /** Without brackets and without a dot at its end. */
  readonly hostname: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Named in CONNECTORS_ALLOW_HOSTS: http, other ports and private addresses are open. */
  readonly isAllowed: boolean;
}

export const PRIVATE =
  "it is not on the public internet; who runs this server can open it with CONNECTORS_ALLOW_HOSTS";

/** Judges the text of a URL, before any look-up. Throws a RemoteFailure, `blocked`, that holds no more of it than the host. */
export function parseTarget(
  text: string,
  allowed: readonly AllowedHost[],
): Target {
  // The URL parser would drop some of these without a word.
  // deno-lint-ignore no-control-regex
  if (/[\x00-\x20\x7f\\]/.test(text) || !URL.canParse(text)) {
    throw block("Cannot send to this address: it is not a valid URL");
  }
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw block("Cannot send to this address: only https is allowed");
  }
  if (url.username || url.password) {
    throw block(
      "Cannot send to this address: it must not hold a user name or a password",
    );
  }
  const target = toTarget(url, allowed);
  const fault = findFault(target);
  if (fault) throw block(`Cannot send to ${target.hostname}: ${fault}`);
  return target;
}

/** The sentence with which a URL would be refused, for the field that holds it; null where it may be tried. */
export function findUrlFault(
  text: string,
  allowed: readonly AllowedHost[],
): string | null {
  try {
    parseTarget(text, allowed);
    return null;
  } catch (error) {
    if (error instanceof RemoteFailure) return error.message;
    throw error;
  }
}

export function block(sentence: string): RemoteFailure {
  return new RemoteFailure("blocked", sentence);
}

function toTarget(url: URL, allowed: readonly AllowedHost[]): Target {
  const isTls = url.protocol === "https:";
  const hostname = stripHost(url.hostname);
  const port = Number(url.port || (isTls ? 443 : 80));
  const isAllowed = isAllowedHost(allowed, { hostname, port });
  return { url, hostname, port, isTls, isAllowed };
}

function findFault(target: Target): string | null {
  if (target.isAllowed) return null;
  const { hostname, port, isTls } = target;
  if (isAddress(hostname) && !isPublicAddress(hostname)) return PRIVATE;
  if (!isTls) return "only https is allowed";
  if (port !== 443) return `port ${port} is not allowed, only 443`;
  return null;
}
