import type { MainTab } from "../../components/MainTabs.tsx";
import type { InstalledCounts } from "../connectors/count.ts";
import type { State } from "../define.ts";
import { hasPermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";

export interface Whereabouts {
  readonly pathname: string;
  readonly counts: InstalledCounts;
}

/** The parts of the product that this person may open, with the one that is open. */
export function toMainTabs(
  { base }: Pick<State, "base">,
  scope: Scope,
  { pathname, counts }: Whereabouts,
): readonly MainTab[] {
  const tab = (label: string, path: string, count?: number): MainTab => ({
    label,
    href: base + path,
    current: toCurrent(pathname, base + path),
    ...(count === undefined ? {} : { count }),
  });
  const broken = counts.byStatus.error;
  const attention = { count: broken, href: `${base}/installed?status=error` };
  return [
    tab("Catalog", "/catalog"),
    {
      ...tab("Installed", "/installed", counts.total),
      ...(broken > 0 ? { attention } : {}),
    },
    tab("Publish targets", "/publish-targets", counts.byStatus.active),
    ...(hasPermission(scope, "tokens:read") ? [tab("Tokens", "/tokens")] : []),
    ...(hasPermission(scope, "audit:read")
      ? [tab("Activity", "/activity")]
      : []),
  ];
}

function toCurrent(pathname: string, href: string): MainTab["current"] {
  if (pathname === href) return "page";
  return pathname.startsWith(`${href}/`) ? "true" : "false";
}
