import type { FilterChip } from "../../components/FilterChips.tsx";
import type { ConnectorStatus } from "../connectors/connector.ts";
import type { InstalledCounts } from "../connectors/count.ts";
import { AppError } from "../errors.ts";
import { readQuery, toListHref } from "./query.ts";

const STATUSES: Readonly<Record<ConnectorStatus, string>> = {
  active: "Active",
  inactive: "Inactive",
  error: "Error",
};

export interface InstalledQuery {
  readonly search?: string;
  readonly category?: string;
  readonly status?: ConnectorStatus;
  readonly tag?: string;
  readonly cursor?: string;
}

/** The filters of the page of connectors. Throws `validation_failed` for a status that there is not. */
export function readInstalledQuery(url: URL): InstalledQuery {
  const { status, ...query } = readQuery(
    url,
    ["search", "category", "status", "tag", "cursor"],
  );
  return status === undefined
    ? query
    : { ...query, status: parseStatus(status) };
}

/** Throws `validation_failed` for a word that is no status. */
export function parseStatus(text: string): ConnectorStatus {
  if (text === "active" || text === "inactive" || text === "error") return text;
  throw new AppError(
    "validation_failed",
    "Cannot use this status: it is active, inactive or error",
  );
}

/** One chip a status and one for all; the numbers are those of the tenant, whatever is searched for. */
export function toInstalledChips(
  path: string,
  { status, ...filters }: InstalledQuery,
  counts: InstalledCounts,
): readonly FilterChip[] {
  const others = (["active", "inactive", "error"] as const).map((name) => ({
    label: STATUSES[name],
    href: toListHref(path, { ...filters, status: name }),
    active: name === status,
    count: counts.byStatus[name],
  }));
  const all = {
    label: "All",
    href: toListHref(path, { ...filters }),
    active: status === undefined,
    count: counts.total,
  };
  return [all, ...others];
}
