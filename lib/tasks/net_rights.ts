import { type Config, ConfigError, readConfig, readEnv } from "../config.ts";
import { isAddress } from "../remote/address.ts";
import { findPublicRanges } from "./public_ranges.ts";

const NAME_SERVERS = "/etc/resolv.conf";

/** A grant that opens nothing: `deno task start` will complain of the environment itself. */
const NOTHING = "192.0.2.1:9";

/**
 * What of the network the process of `deno task start` may use: public
 * addresses on port 443, the name servers, what the operator named, and, until
 * it listens, its own place. All else is denied by Deno itself: private
 * ranges, loopback, the addresses where clouds keep credentials. Deno's
 * command line has no ranges of IPv6, so a service without IPv4 must be named
 * in CONNECTORS_ALLOW_HOSTS.
 */
export function findNetRights(config: Config, nameServers: string): string[] {
  return [
    ...findPublicRanges().map((range) => `${range}:443`),
    ...toNameServers(nameServers),
    ...toAllowed(config),
    ...toKv(config),
    ownPlace(config),
  ];
}

/** Where the server listens; given up once it does, so that it cannot ask itself. */
export function ownPlace({ host, port }: Config): string {
  return place(host, port);
}

/** As in resolv.conf(5). Without one, as on Windows, any name server of IPv4 will do. */
function toNameServers(text: string): string[] {
  const found = [...text.matchAll(/^nameserver\s+([^\s%]+)/gm)]
    .map(([, address = ""]) => address)
    .filter(isAddress);
  if (found.length === 0) return ["0.0.0.0/0:53"];
  return found.map((address) => place(address, 53));
}

function toAllowed({ allowHosts }: Config): string[] {
  return allowHosts.flatMap(({ hostname, port }) =>
    (port === null ? [80, 443] : [port]).map((it) => place(hostname, it))
  );
}

function toKv({ kv }: Config): string[] {
  if (!kv || !URL.canParse(kv)) return [];
  const { protocol, hostname, port } = new URL(kv);
  if (!/^https?:$/.test(protocol)) return [];
  const usual = protocol === "https:" ? 443 : 80;
  return [place(hostname, Number(port || usual))];
}

function place(host: string, port: number): string {
  const isBare = host.includes(":") && !host.startsWith("[");
  return `${isBare ? `[${host}]` : host}:${port}`;
}

/** Prints the list for `--allow-net`. Never fails: an empty list would be no list. */
async function printNetRights(): Promise<void> {
  const nameServers = await Deno.readTextFile(NAME_SERVERS).catch(() => "");
  try {
    const rights = findNetRights(readConfig(readEnv()), nameServers);
    console.log(rights.join(","));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.log(NOTHING);
  }
}

if (import.meta.main) await printNetRights();
