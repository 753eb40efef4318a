import type { Capabilities } from "../catalog/entry.ts";
import { entriesByKey } from "../catalog/entries_by_key.ts";
import { requireInput } from "../forms/require_input.ts";
import { cached } from "../kv/cached.ts";
import { type Page, parseCursor, toCursor } from "../kv/page.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import { ListPublishTargetsInput } from "./input.ts";
import { toConnectionView } from "./connection/view.ts";
import { toCapabilities } from "./last_check.ts";
import { withReadableAuth } from "./readable_auth.ts";
import { scanConnectors } from "./store.ts";

/** An active connector, as whoever publishes needs to know it. */
export interface PublishTarget {
  readonly id: string;
  readonly name: string;
  readonly catalogKey: string;
  readonly catalogName: string;
  readonly icon: string;
  readonly capabilities: Capabilities;
}

/** Most active connectors in one answer; more follow by cursor. */
const MAX_TARGETS = 1_000;

/** The active connectors and what each can do, newest first. Read through the index of active ones. */
export async function listPublishTargets(
  scope: Scope,
  input: ListPublishTargetsInput = {},
): Promise<Page<PublishTarget>> {
  requirePermission(scope, "connectors:read");
  requireInput(ListPublishTargetsInput, input);
  const afterId = input.cursor === undefined ? null : parseCursor(input.cursor);
  const query = `listPublishTargets${
    JSON.stringify([input.capability, input.cursor])
  }`;
  return await cached(
    scope,
    { of: "tenant", query },
    () => readTargets(scope, input, afterId),
  );
}

async function readTargets(
  scope: Scope,
  { capability }: ListPublishTargetsInput,
  afterId: string | null,
): Promise<Page<PublishTarget>> {
  await recoverAll(scope);
  const entries = await entriesByKey(scope);
  const items: PublishTarget[] = [];
  const range = {
    tenantId: scope.tenant.id,
    status: "active",
    afterId,
  } as const;
  let scanned = 0;
  let lastId = "";
  for await (const stored of scanConnectors(scope.means, range)) {
    if (scanned++ === MAX_TARGETS) {
      return { items, nextCursor: toCursor(lastId) };
    }
    lastId = stored.id;
    const connector = await withReadableAuth(scope, stored);
    const entry = entries.get(connector.catalogKey);
    if (connector.status !== "active" || entry === undefined) continue;
    if (toConnectionView(connector, entry)?.connected === false) continue;
    const capabilities = toCapabilities(connector, entry);
    if (capability && !hasCapability(capabilities, capability)) continue;
    items.push({
      id: connector.id,
      name: connector.name,
      catalogKey: entry.key,
      catalogName: entry.name,
      icon: entry.icon,
      capabilities,
    });
  }
  return { items, nextCursor: null };
}

/** Those that are in error because they could not be read may be targets again. */
async function recoverAll(scope: Scope): Promise<void> {
  const range = {
    tenantId: scope.tenant.id,
    status: "error",
    afterId: null,
  } as const;
  let scanned = 0;
  for await (const stored of scanConnectors(scope.means, range)) {
    if (scanned++ === MAX_TARGETS) return;
    await withReadableAuth(scope, stored);
  }
}

function hasCapability(capabilities: Capabilities, name: string): boolean {
  return Object.hasOwn(capabilities, name) && Boolean(capabilities[name]);
}
