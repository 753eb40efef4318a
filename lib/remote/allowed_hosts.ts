import { stripHost } from "./strip_host.ts";

/** A host that the operator opens although it is private or speaks http. */
export interface AllowedHost {
  /** As a URL has it: lower case, numbers made plain, without brackets. */
  readonly hostname: string;
  /** Null stands for 80 and 443. */
  readonly port: number | null;
}

export interface AllowedHosts {
  readonly hosts: readonly AllowedHost[];
  /** What cannot be read, as it was written. */
  readonly faults: readonly string[];
}

const ENTRY = /^(\[[\da-f:.]+\]|[^\s/:@?#*[\]\\]+)(?::(\d{1,5}))?$/i;
const DEFAULT_PORTS = [80, 443];

/** Reads `wordpress.internal, 10.0.0.5:8080`. */
export function parseAllowedHosts(text: string): AllowedHosts {
  const hosts: AllowedHost[] = [];
  const faults: string[] = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const host = parseEntry(entry);
    if (host) hosts.push(host);
    else faults.push(entry);
  }
  return { hosts, faults };
}

function parseEntry(entry: string): AllowedHost | null {
  const [, name, portText] = ENTRY.exec(entry) ?? [];
  const port = portText === undefined ? null : Number(portText);
  const isPort = port === null || (port > 0 && port <= 65535);
  if (!name || !isPort || !URL.canParse(`https://${name}`)) return null;
  return { hostname: stripHost(new URL(`https://${name}`).hostname), port };
}

/** Whether the operator opened this port of this host. */
export function isAllowedHost(
  hosts: readonly AllowedHost[],
  wanted: { readonly hostname: string; readonly port: number },
): boolean {
  return hosts.some(({ hostname, port }) =>
    hostname === wanted.hostname &&
    (port === null ? DEFAULT_PORTS.includes(wanted.port) : port === wanted.port)
  );
}
