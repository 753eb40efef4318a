import { page } from "fresh";
import { ConfigureFormPage } from "../../../components/ConfigureFormPage.tsx";
import { toDraft } from "../../../components/connector_draft.ts";
import { LeavingPage } from "../../../components/LeavingPage.tsx";
import { startConnect } from "../../../lib/connectors/connection/start.ts";
import { define } from "../../../lib/define.ts";
import {
  type ConfigureData,
  readConfigureData,
} from "../../../lib/web/configure.ts";
import {
  readConnectSession,
  toConnectionPanel,
} from "../../../lib/web/connect.ts";
import { toRefusal } from "../../../lib/web/refusal.ts";
import { toFormPlace } from "../../../lib/web/form_place.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";

/**
 * Sends the browser to the service by a page of its own: our policy lets forms
 * lead to ourselves only, and browsers hold redirects of a form to that too.
 */
export const handler = define.handlers<
  ConfigureData & { readonly url: string | null }
>({
  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const { connector, entry } = await readConfigureData(
      scope,
      ctx.params.id ?? "",
    );
    const data = { connector, entry, draft: toDraft(connector, entry) };
    const session = readConnectSession(ctx.req, ctx.state);
    try {
      const { href } = await startConnect(scope, {
        id: connector.id,
        ...session,
      });
      return page({ ...data, refusal: null, url: href }, {
        headers: { refresh: `0; url=${href}` },
      });
    } catch (error) {
      const refusal = toRefusal(error);
      return page({ ...data, refusal, url: null }, { status: refusal.status });
    }
  },
});

export default define.page<typeof handler>(({ data, state }) => {
  const { base } = state;
  const { url, connector } = data;
  if (url !== null) {
    return <LeavingPage base={base} connector={connector} url={url} />;
  }
  return (
    <ConfigureFormPage
      {...data}
      {...toFormPlace(state)}
      connection={toConnectionPanel(state, data)}
    />
  );
});
