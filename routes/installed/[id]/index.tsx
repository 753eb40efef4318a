import { page } from "fresh";
import { ConfigurePage } from "../../../components/ConfigurePage.tsx";
import {
  readConnectorForm,
  toDraft,
} from "../../../components/connector_draft.ts";
import { toSavedMessage } from "../../../components/toast_message.ts";
import { ConnectorForm } from "../../../islands/ConnectorForm.tsx";
import { findConnector } from "../../../lib/connectors/find.ts";
import { updateConnector } from "../../../lib/connectors/update.ts";
import { define } from "../../../lib/define.ts";
import { toRedirectUrl } from "../../../lib/oauth/redirect_url.ts";
import {
  type ConfigureData,
  readConfigureData,
  readVersion,
} from "../../../lib/web/configure.ts";
import { readForm } from "../../../lib/web/read_form.ts";
import { toRefusal } from "../../../lib/web/refusal.ts";
import { toConnectionPanel } from "../../../lib/web/connect.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

export const handler = define.handlers<ConfigureData>({
  async GET(ctx) {
    const { connector, entry } = await readConfigureData(
      requireScope(ctx.state),
      ctx.params.id ?? "",
    );
    return page({ connector, entry, draft: toDraft(connector), refusal: null });
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const { connector, entry } = await readConfigureData(
      scope,
      ctx.params.id ?? "",
    );
    const form = await readForm(ctx.req);
    const { input, draft } = readConnectorForm(form, entry);
    try {
      const target = { id: connector.id, version: readVersion(form) };
      const saved = await updateConnector(scope, target, input);
      return seeOther(
        ctx.state,
        `${ctx.state.base}/installed`,
        toSavedMessage(saved),
      );
    } catch (error) {
      const refusal = toRefusal(error);
      const present = await findConnector(scope, connector.id);
      return page({ connector: present, entry, draft, refusal }, {
        status: refusal.status,
      });
    }
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <ConfigurePage
    base={state.base}
    connector={data.connector}
    connection={toConnectionPanel(state, data)}
  >
    <ConnectorForm
      base={state.base}
      entry={data.entry}
      connector={data.connector}
      draft={data.draft}
      refusal={data.refusal}
      redirectUrl={toRedirectUrl(state.services.config)}
      backHref={`${state.base}/installed`}
    />
  </ConfigurePage>
));
