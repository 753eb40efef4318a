import type { ConnectionPanelData } from "../../components/ConnectionPanel.tsx";
import type { CatalogEntryDetailView } from "../catalog/view.ts";
import type { ConnectorView } from "../connectors/view.ts";
import type { State } from "../define.ts";
import { AppError } from "../errors.ts";
import { readSessionCookie } from "../identity/cookies.ts";
import { toRedirectUrl } from "../oauth/redirect_url.ts";
import { toUses } from "../oauth/settings.ts";

/** What the page of a connector says of its connection. */
export function toConnectionPanel(
  { services }: Pick<State, "services">,
  { connector: { config }, entry: { oauth, configSchema } }: {
    readonly connector: ConnectorView;
    readonly entry: CatalogEntryDetailView;
  },
): ConnectionPanelData {
  const uses = oauth?.uses ?? [];
  return {
    uses: toUses({ uses, configSchema }, config),
    lasts: oauth?.refreshable ?? true,
    now: services.means.clock.now().toISOString(),
  };
}

/** What ties connecting to this browser. Throws `unauthenticated` without a session. */
export function readConnectSession(
  request: Request,
  { services }: Pick<State, "services">,
): { readonly sessionToken: string; readonly redirectUrl: string } {
  const sessionToken = readSessionCookie(request);
  if (sessionToken === null) {
    throw new AppError("unauthenticated", "Cannot connect: sign in first");
  }
  return { sessionToken, redirectUrl: toRedirectUrl(services.config) };
}
