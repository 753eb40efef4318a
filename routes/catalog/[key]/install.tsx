import { page } from "fresh";
import type { ConnectorRefusal } from "../../../components/ConnectorFields.tsx";
import {
  type ConnectorDraft,
  readConnectorForm,
  toNewDraft,
} from "../../../components/connector_draft.ts";
import { InstallPage } from "../../../components/InstallPage.tsx";
import { toAddedMessage } from "../../../components/toast_message.ts";
import { ConnectorForm } from "../../../islands/ConnectorForm.tsx";
import { findCatalogEntry } from "../../../lib/catalog/find_entry.ts";
import type { CatalogEntryDetailView } from "../../../lib/catalog/view.ts";
import { installConnector } from "../../../lib/connectors/install.ts";
import { define } from "../../../lib/define.ts";
import { AppError } from "../../../lib/errors.ts";
import { requirePermission } from "../../../lib/permissions.ts";
import { readForm } from "../../../lib/web/read_form.ts";
import { toRefusal } from "../../../lib/web/refusal.ts";
import { toRedirectUrl } from "../../../lib/oauth/redirect_url.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

interface InstallData {
  readonly entry: CatalogEntryDetailView;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
}

export const handler = define.handlers<InstallData>({
  async GET(ctx) {
    const scope = requireScope(ctx.state);
    requirePermission(scope, "connectors:write");
    const entry = await findCatalogEntry(scope, ctx.params.key ?? "");
    if (entry.retired) {
      throw new AppError(
        "not_found",
        `Cannot add ${entry.name}: it is no longer in the catalog`,
      );
    }
    return page({ entry, draft: toNewDraft(entry), refusal: null });
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    requirePermission(scope, "connectors:write");
    const entry = await findCatalogEntry(scope, ctx.params.key ?? "");
    const { input, draft } = readConnectorForm(await readForm(ctx.req), entry);
    try {
      const added = await installConnector(scope, {
        ...input,
        catalogKey: entry.key,
      });
      return seeOther(
        ctx.state,
        `${ctx.state.base}/installed`,
        toAddedMessage(added),
      );
    } catch (error) {
      const refusal = toRefusal(error);
      return page({ entry, draft, refusal }, { status: refusal.status });
    }
  },
});

export default define.page<typeof handler>((
  { data, state: { base, services } },
) => (
  <InstallPage base={base} entry={data.entry}>
    <ConnectorForm
      base={base}
      {...data}
      connector={null}
      redirectUrl={toRedirectUrl(services.config)}
      backHref={`${base}/catalog`}
    />
  </InstallPage>
));
