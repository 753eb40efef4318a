import type { State } from "../define.ts";
import { toRedirectUrl } from "../oauth/redirect_url.ts";
import { requireScope } from "./require_scope.ts";

/** What the form of a connector needs to know of where it stands. */
export function toFormPlace(state: State) {
  return {
    base: state.base,
    redirectUrl: toRedirectUrl(state.services.config),
    tenantId: requireScope(state).tenant.id,
  };
}
