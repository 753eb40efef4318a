import { page } from "fresh";
import {
  type ConnectorDraft,
  toNewDraft,
  toTrees,
} from "../../../components/connector_draft.ts";
import type { ConnectorRefusal } from "../../../components/connector_refusal.ts";
import { InstallPage } from "../../../components/InstallPage.tsx";
import { readConnectorForm } from "../../../components/read_connector_form.ts";
import { toSavedMessage } from "../../../components/toast_message.ts";
import { findCatalogEntry } from "../../../lib/catalog/find_entry.ts";
import type { CatalogEntryDetailView } from "../../../lib/catalog/view.ts";
import { installConnector } from "../../../lib/connectors/install.ts";
import { define } from "../../../lib/define.ts";
import { AppError } from "../../../lib/errors.ts";
import { toFormState } from "../../../lib/forms/form_state.ts";
import { withoutTypedSecrets } from "../../../lib/forms/typed_secrets.ts";
import { requirePermission } from "../../../lib/permissions.ts";
import {
  type FormChange,
  readFormChange,
} from "../../../lib/web/change_form.ts";
import { requireReadable } from "../../../lib/web/configure.ts";
import { requireFormDrawnFor } from "../../../lib/web/drawn_for.ts";
import { toFormPlace } from "../../../lib/web/form_place.ts";
import { readForm } from "../../../lib/web/read_form.ts";
import { toRefusal } from "../../../lib/web/refusal.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

interface InstallData {
  readonly entry: CatalogEntryDetailView;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
  readonly change?: FormChange["change"];
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
    const entry = await findCatalogEntry(scope, ctx.params.key ?? "");
    const form = await readForm(ctx.req);
    const trees = toTrees(entry);
    const changed = readFormChange(form, [trees.config, trees.auth]);
    if (changed) return page({ entry, ...changed, refusal: null });

    const read = readConnectorForm(toFormState(form), trees);
    try {
      requireFormDrawnFor(scope, form);
      requirePermission(scope, "connectors:write");
      requireReadable(read, entry);
      const added = await installConnector(scope, {
        ...read.input,
        catalogKey: entry.key,
      });
      return seeOther(
        ctx.state,
        `${ctx.state.base}/installed`,
        toSavedMessage(added),
      );
    } catch (error) {
      const refusal = toRefusal(error);
      const draft = withoutTypedSecrets(read.state);
      return page({ entry, draft, refusal }, { status: refusal.status });
    }
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <InstallPage {...data} {...toFormPlace(state)} />
));
