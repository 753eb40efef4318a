import { page } from "fresh";
import { ConfigureFormPage } from "../../../components/ConfigureFormPage.tsx";
import { toDraft, toTrees } from "../../../components/connector_draft.ts";
import { readConnectorForm } from "../../../components/read_connector_form.ts";
import { toSavedMessage } from "../../../components/toast_message.ts";
import { findConnector } from "../../../lib/connectors/find.ts";
import { updateConnector } from "../../../lib/connectors/update.ts";
import { define } from "../../../lib/define.ts";
import { toFormState } from "../../../lib/forms/form_state.ts";
import { withoutTypedSecrets } from "../../../lib/forms/typed_secrets.ts";
import { requireFormDrawnFor } from "../../../lib/web/drawn_for.ts";
import { toFormPlace } from "../../../lib/web/form_place.ts";
import { readFormChange } from "../../../lib/web/change_form.ts";
import {
  type ConfigureData,
  readConfigureData,
  readVersion,
  requireReadable,
} from "../../../lib/web/configure.ts";
import { toConnectionPanel } from "../../../lib/web/connect.ts";
import { readForm } from "../../../lib/web/read_form.ts";
import { toRefusal } from "../../../lib/web/refusal.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

export const handler = define.handlers<ConfigureData>({
  async GET(ctx) {
    const { connector, entry } = await readConfigureData(
      requireScope(ctx.state),
      ctx.params.id ?? "",
    );
    const draft = toDraft(connector, entry);
    return page({ connector, entry, draft, refusal: null });
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const form = await readForm(ctx.req);
    requireFormDrawnFor(scope, form);
    const { connector, entry } = await readConfigureData(
      scope,
      ctx.params.id ?? "",
    );
    const trees = toTrees(entry);
    const changed = readFormChange(form, [trees.config, trees.auth]);
    if (changed) return page({ connector, entry, ...changed, refusal: null });

    const read = readConnectorForm(toFormState(form), trees);
    try {
      requireReadable(read, entry);
      const target = { id: connector.id, version: readVersion(form) };
      const saved = await updateConnector(scope, target, read.input);
      return seeOther(
        ctx.state,
        `${ctx.state.base}/installed`,
        toSavedMessage(saved),
      );
    } catch (error) {
      const refusal = toRefusal(error);
      const present = await findConnector(scope, connector.id);
      const draft = withoutTypedSecrets(read.state);
      return page({ connector: present, entry, draft, refusal }, {
        status: refusal.status,
      });
    }
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <ConfigureFormPage
    {...data}
    {...toFormPlace(state)}
    connection={toConnectionPanel(state, data)}
  />
));
