import type { Log } from "../log.ts";
import type { AllowedHost } from "./allowed_hosts.ts";
import { requireSendable } from "./check_headers.ts";
import { connect, type Place, secure } from "./connect.ts";
import { exchange, type Message, type Reply } from "./exchange.ts";
import { BodyFault } from "./read_body.ts";
import { redactUrl } from "./redact.ts";
import { followRedirect } from "./redirect.ts";
import {
  type Remote,
  type RemoteAnswer,
  RemoteFailure,
  type RemoteRequest,
} from "./remote.ts";
import {
  findAddresses,
  type Resolve,
  resolveByDns,
  resolveBySystem,
} from "./resolve.ts";
import { parseTarget, type Target } from "./target.ts";
import { toFailure } from "./to_failure.ts";

export interface RemoteOptions {
  readonly userAgent: string;
  readonly allowHosts: readonly AllowedHost[];
  readonly log?: Log;
  /** Instead of DNS, and of the system for allowed hosts. */
  readonly resolve?: Resolve;
  /** Who may sign certificates beside the known authorities, as PEM. */
  readonly authorities?: readonly string[];
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_000_000;
const MAX_REDIRECTS = 3;

/**
 * Makes the one door outwards. Whatever address a person typed, a request
 * leaves only for the public internet, or for hosts that the operator opened:
 * judged by its text, by look-up, at the socket, and again at each redirect.
 */
export function createRemote(options: RemoteOptions): Remote {
  return async (request) => {
    const { method, url, secrets = [] } = request;
    const began = performance.now();
    const latency = () => Math.round(performance.now() - began);
    const note = { method, url: redactUrl(url, secrets) };
    try {
      const reply = await inTime(
        request,
        options,
        (signal) => travel(request, options, signal),
      );
      const latencyMs = latency();
      const { status } = reply;
      options.log?.debug("remote.answer", { ...note, status, latencyMs });
      return { ...reply, latencyMs };
    } catch (error) {
      if (error instanceof RemoteFailure) {
        const { reason } = error;
        const fields = { ...note, reason, latencyMs: latency() };
        options.log?.info("remote.failure", fields);
      }
      throw error;
    }
  };
}

/** Gives up with `timed_out` when the time for all of it is over, and with the caller's reason when the caller does. */
async function inTime(
  request: RemoteRequest,
  { timeoutMs = TIMEOUT_MS }: RemoteOptions,
  work: (signal: AbortSignal) => ReturnType<typeof travel>,
): ReturnType<typeof travel> {
  const limitMs = Math.min(request.timeoutMs ?? timeoutMs, timeoutMs);
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), limitMs);
  try {
    request.signal?.throwIfAborted();
    return await work(
      AbortSignal.any([
        time.signal,
        ...(request.signal ? [request.signal] : []),
      ]),
    );
  } catch (error) {
    request.signal?.throwIfAborted();
    if (!time.signal.aborted) throw error;
    const { hostname } = new URL(request.url);
    throw new RemoteFailure(
      "timed_out",
      `Cannot wait any longer for ${hostname}: there was no whole answer within ${
        limitMs / 1000
      } seconds`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** From the address that was asked for to the answer, over at most three redirects. */
async function travel(
  request: RemoteRequest,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Omit<RemoteAnswer, "latencyMs">> {
  requireSendable(request);
  const { method, headers = {}, body } = request;
  let url = request.url;
  let message: Message = {
    method,
    headers: { ...headers, "user-agent": options.userAgent },
    body,
  };
  for (let redirects = 0;; redirects++) {
    const target = parseTarget(url, options.allowHosts);
    try {
      const reply = await ask(target, message, options, signal);
      if (request.redirect === "hand_back") return reply;
      const step = followRedirect({ target, message, reply });
      if (!step) return withOrigin(reply, target, request);
      if (redirects === MAX_REDIRECTS) {
        throw new BodyFault(`it led on more than ${MAX_REDIRECTS} times`);
      }
      ({ url, message } = step);
    } catch (error) {
      throw toFailure(error, target.hostname);
    }
  }
}

function withOrigin(
  reply: Reply,
  { url: { origin } }: Target,
  request: RemoteRequest,
): Awaited<ReturnType<typeof travel>> {
  const isAsked = origin === new URL(request.url).origin;
  return isAsked ? reply : { ...reply, ledTo: origin };
}

async function ask(
  target: Target,
  message: Message,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Reply> {
  const resolve = options.resolve ??
    (target.isAllowed ? resolveBySystem : resolveByDns);
  const addresses = await findAddresses(target, resolve, signal);
  const { authorities = [], maxBytes = MAX_BYTES } = options;
  const place: Place = { target, addresses, authorities };
  const socket = await secure(await connect(place, signal), place, signal);
  return await exchange(socket, {
    target,
    message,
    limits: { maxBytes, signal },
  });
}
