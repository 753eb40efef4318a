import { isAddress, isPublicAddress } from "./address.ts";
import { abortable } from "./abortable.ts";
import { RemoteFailure } from "./remote.ts";
import { block, PRIVATE, type Target } from "./target.ts";

/**
 * The addresses of a name, in the order in which to try them; none where the
 * name does not exist. Asked once for each request and redirect.
 */
export type Resolve = (
  hostname: string,
  signal: AbortSignal,
) => Promise<readonly string[]>;

/**
 * DNS alone, without the system's hosts file: `deno task start` grants the
 * name servers, and no look-up by the system. IPv4 first, since every network
 * has it.
 */
export const resolveByDns: Resolve = async (hostname, signal) => {
  const found = await Promise.allSettled(
    (["A", "AAAA"] as const).map((type) => ask(hostname, type, signal)),
  );
  const failed = found.find((it) => it.status === "rejected");
  const addresses = found.flatMap((it) =>
    it.status === "fulfilled" ? it.value : []
  );
  // Some name servers know of IPv4 only, and fail at the other question.
  if (addresses.length === 0 && failed) throw failed.reason;
  return addresses;
};

/** For hosts that the operator opened: the system looks them up as it connects, hosts file and all. */
export const resolveBySystem: Resolve = (hostname) =>
  Promise.resolve([hostname]);

async function ask(
  hostname: string,
  type: "A" | "AAAA",
  signal: AbortSignal,
): Promise<string[]> {
  try {
    // The dot at its end keeps the system's search domains out.
    return await Deno.resolveDns(`${hostname}.`, type, { signal });
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

/**
 * Where to connect to: addresses that have been judged, all of them. One bad
 * address among good ones is a trap, or a fault that is somebody's to mend.
 */
export async function findAddresses(
  { hostname, isAllowed }: Target,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const addresses = isAddress(hostname)
    ? [hostname]
    : await lookUp(hostname, resolve, signal);
  const isOpen = isAllowed || addresses.every(isPublicAddress);
  if (!isOpen) throw block(`Cannot send to ${hostname}: ${PRIVATE}`);
  return addresses;
}

async function lookUp(
  hostname: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const addresses = await abortable(resolve(hostname, signal), signal)
    .catch((cause) => {
      signal.throwIfAborted();
      const sentence = `Cannot reach ${hostname}: its name cannot be looked up`;
      throw new RemoteFailure("unreachable", sentence, { cause });
    });
  if (addresses.length > 0) return addresses;
  throw new RemoteFailure(
    "unreachable",
    `Cannot reach ${hostname}: there is no such name`,
  );
}
