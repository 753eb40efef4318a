import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls, rootCertificates } from "node:tls";
import { isAddress, isPublicAddress } from "./address.ts";
import { RemoteFailure } from "./remote.ts";
import { block, PRIVATE, type Target } from "./target.ts";
import { TlsFault } from "./to_failure.ts";

/** How long one address may take to answer while others are left to try. */
const PATIENCE_MS = 3_000;

/** With the code that Node's API gives to the same. */
class Unanswered extends Error {
  readonly code = "ETIMEDOUT";
}

export interface Place {
  readonly target: Target;
  /** Judged; no name among them but that of an allowed host. */
  readonly addresses: readonly string[];
  /** Further authorities that certificates may be signed by, as PEM. */
  readonly authorities: readonly string[];
}

/**
 * Opens a connection to the first of the addresses that takes one. The socket
 * is given an address and not a name, so nothing is looked up a second time;
 * certificate and server name are still those of the host in the URL.
 */
export async function connect(
  { target, addresses }: Place,
  signal: AbortSignal,
): Promise<Socket> {
  const faults: unknown[] = [];
  for (const [index, address] of addresses.entries()) {
    const isLast = index === addresses.length - 1;
    const patience = isLast ? [] : [AbortSignal.timeout(PATIENCE_MS)];
    const attempt = AbortSignal.any([signal, ...patience]);
    try {
      return await openTcp(address, target, attempt);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof RemoteFailure) throw error;
      faults.push(attempt.aborted ? new Unanswered() : error);
    }
  }
  // The first address is the one that a person would try.
  throw faults[0];
}

/** Speaks TLS on an open connection where the URL says so. */
export async function secure(
  socket: Socket,
  { target, authorities }: Place,
  signal: AbortSignal,
): Promise<Socket> {
  if (!target.isTls) return socket;
  const { hostname } = target;
  try {
    const tls = connectTls({
      socket,
      host: hostname,
      ALPNProtocols: ["http/1.1"],
      rejectUnauthorized: true,
      // RFC 6066: an address is no server name.
      ...(isAddress(hostname) ? {} : { servername: hostname }),
      ...(authorities.length > 0
        ? { ca: [...rootCertificates, ...authorities] }
        : {}),
    });
    return await ready(tls, "secureConnect", signal);
  } catch (cause) {
    socket.destroy();
    throw new TlsFault("There is no secure connection", { cause });
  }
}

async function openTcp(
  address: string,
  { hostname, port, isAllowed }: Target,
  signal: AbortSignal,
): Promise<Socket> {
  const tcp = connectTcp({ host: address, port, noDelay: true });
  const socket = await ready(tcp, "connect", signal);
  // What the socket itself says it is connected to has the last word.
  if (isAllowed || isPublicAddress(socket.remoteAddress ?? "")) return socket;
  socket.destroy();
  throw block(`Cannot send to ${hostname}: ${PRIVATE}`);
}

/** The socket once the event has come; destroyed where an error or the signal comes first. */
function ready(
  socket: Socket,
  event: "connect" | "secureConnect",
  signal: AbortSignal,
): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const onAbort = () => fail(signal.reason);
  function fail(error: unknown) {
    socket.destroy();
    reject(error);
  }
  function onClose() {
    fail(new Error("The connection was closed while it was being opened"));
  }
  socket.once("error", fail).once("close", onClose);
  // Whoever reads from it hears of its faults there.
  socket.on("error", () => {});
  socket.once(event, () => {
    signal.removeEventListener("abort", onAbort);
    socket.off("error", fail).off("close", onClose);
    resolve(socket);
  });
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  return promise;
}
