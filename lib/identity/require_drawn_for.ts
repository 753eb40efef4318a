import { AppError } from "../errors.ts";
import type { Scope } from "../scope.ts";

/**
 * Throws `conflict` where a page was drawn for another tenant than the one
 * that its session is in by now: people switch in one tab and go on in another.
 * What does not say for which tenant it is meant is meant for the present one.
 */
export function requireDrawnFor(
  { tenant }: Pick<Scope, "tenant">,
  tenantId: string | null,
): void {
  if (!tenantId || tenantId === tenant.id) return;
  throw new AppError(
    "conflict",
    `Cannot do this in ${tenant.name}, where you are now: the page was opened in another tenant. Switch back to that one in another tab, then send it again`,
  );
}
