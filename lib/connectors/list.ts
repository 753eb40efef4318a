import type { CatalogEntry } from "../catalog/entry.ts";
import { entriesByKey } from "../catalog/entries_by_key.ts";
import { requireInput } from "../forms/require_input.ts";
import { cached } from "../kv/cached.ts";
import { type Page, parseCursor, toCursor } from "../kv/page.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import { ListInstalledInput } from "./input.ts";
import { withReadableAuth } from "./readable_auth.ts";
import { scanConnectors } from "./store.ts";
import { type ConnectorView, toConnectorView } from "./view.ts";

/**
 * Most records read for one page. A search that finds little in a large tenant
 * gives a short page with a cursor, so that no request reads everything.
 */
const MAX_SCANNED = 1_000;

/** The tenant's connectors, newest first. Throws `validation_failed` for a limit outside 1 to 100 or a made-up cursor. */
export async function listInstalled(
  scope: Scope,
  input: ListInstalledInput = {},
): Promise<Page<ConnectorView>> {
  requirePermission(scope, "connectors:read");
  requireInput(ListInstalledInput, input);
  const afterId = input.cursor === undefined ? null : parseCursor(input.cursor);
  const query = `listInstalled${JSON.stringify(toQuery(input))}`;
  return await cached(
    scope,
    { of: "tenant", query },
    () => readPage(scope, input, afterId),
  );
}

/** The input in one order, so that the same question is one cache entry. */
function toQuery(input: ListInstalledInput): readonly unknown[] {
  const { search, category, status, tag, limit, cursor } = input;
  return [search, category, status, tag, limit, cursor];
}

async function readPage(
  scope: Scope,
  input: ListInstalledInput,
  afterId: string | null,
): Promise<Page<ConnectorView>> {
  const { limit = 50, status, tag } = input;
  const entries = await entriesByKey(scope);
  const items: ConnectorView[] = [];
  const range = { tenantId: scope.tenant.id, status, tag, afterId };
  let scanned = 0;
  let lastId = "";
  for await (const stored of scanConnectors(scope.means, range)) {
    if (items.length === limit || scanned === MAX_SCANNED) {
      return { items, nextCursor: toCursor(lastId) };
    }
    const view = await toShown(scope, stored, entries);
    if (view && matches(view, input)) items.push(view);
    scanned++;
    lastId = stored.id;
  }
  return { items, nextCursor: null };
}

async function toShown(
  scope: Scope,
  stored: Parameters<typeof withReadableAuth>[1],
  entries: ReadonlyMap<string, CatalogEntry>,
): Promise<ConnectorView | null> {
  const entry = entries.get(stored.catalogKey);
  if (entry === undefined) return null;
  return toConnectorView(await withReadableAuth(scope, stored), entry);
}

function matches(view: ConnectorView, input: ListInstalledInput): boolean {
  const { search = "", category, status, tag } = input;
  if (category && view.category !== category) return false;
  if (status && view.status !== status) return false;
  if (tag && !view.tags.includes(tag)) return false;
  const texts = [
    view.name,
    view.catalogName,
    view.subtitle ?? "",
    ...view.tags,
  ];
  const text = toSearchable(texts.join("\n"));
  return toSearchable(search).split(/\s+/).every((word) => text.includes(word));
}

/** By way of upper case, as names are compared: "ß" and "SS" are one, and so are the two small sigmas. */
function toSearchable(text: string): string {
  return text.normalize("NFKC").toUpperCase();
}
