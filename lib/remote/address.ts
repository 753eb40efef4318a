import ipaddr from "ipaddr.js";

/** The only part of IPv6 that is handed out to the public internet. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether a host is written as an address. `hostname` as a URL has it, without brackets. */
export function isAddress(hostname: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(hostname) ||
    ipaddr.IPv6.isValid(hostname);
}

/**
 * Whether an address belongs to the public internet. The library knows the
 * special ranges of the IANA registries, tunnels among them: an IPv4 address
 * inside an IPv6 one (mapped, NAT64, 6to4, Teredo) is not public whatever it
 * holds, since nobody names a service so.
 */
export function isPublicAddress(text: string): boolean {
  if (!isAddress(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(GLOBAL_IPV6);
}
