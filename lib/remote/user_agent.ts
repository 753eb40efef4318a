/** How we introduce ourselves. Who runs a service can find out who asks, where we have a public address. */
export function toUserAgent(publicUrl: URL): string {
  const isPublic = publicUrl.protocol === "https:";
  return isPublic ? `Connectors/1 (+${publicUrl.origin})` : "Connectors/1";
}
