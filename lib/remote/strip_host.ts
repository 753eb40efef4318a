/** The host of a URL without the brackets of IPv6 and without the dot that ends a full name. */
export function stripHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}
