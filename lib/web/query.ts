/** The filters of an address that are not empty; unknown parameters are left out. */
export function readQuery<Name extends string>(
  url: URL,
  names: readonly Name[],
): { readonly [name in Name]?: string } {
  const query: { [name in Name]?: string } = {};
  for (const name of names) {
    const value = url.searchParams.get(name)?.trim();
    if (value) query[name] = value;
  }
  return query;
}

/** The address of a list with these filters. */
export function toListHref(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value) params.set(name, value);
  }
  return params.size === 0 ? path : `${path}?${params}`;
}
