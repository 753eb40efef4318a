import { page } from "fresh";
import { ConfigureFormPage } from "../../../components/ConfigureFormPage.tsx";
import { toDraft } from "../../../components/connector_draft.ts";
import { MarkAsErrorPage } from "../../../components/MarkAsErrorPage.tsx";
import { toStatusMessage } from "../../../components/toast_message.ts";
import { updateConnector } from "../../../lib/connectors/update.ts";
import { define } from "../../../lib/define.ts";
import {
  type ConfigureData,
  readConfigureData,
} from "../../../lib/web/configure.ts";
import { parseStatus } from "../../../lib/web/installed_query.ts";
import { toNextPath } from "../../../lib/web/next_path.ts";
import { toFormPlace } from "../../../lib/web/form_place.ts";
import { readForm, readText } from "../../../lib/web/read_form.ts";
import { toRefusal } from "../../../lib/web/refusal.ts";
import { toConnectionPanel } from "../../../lib/web/connect.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

/** GET asks before a connector is marked as error; a refused POST shows what its form lacks. */
export const handler = define.handlers<
  ConfigureData & { readonly typed: string | null }
>({
  async GET(ctx) {
    const { connector, entry } = await readConfigureData(
      requireScope(ctx.state),
      ctx.params.id ?? "",
    );
    return page({
      connector,
      entry,
      draft: toDraft(connector, entry),
      refusal: null,
      typed: "",
    });
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const { base } = ctx.state;
    const id = ctx.params.id ?? "";
    const form = await readForm(ctx.req);
    const status = parseStatus(readText(form, "status"));
    const typed = readText(form, "statusReason").trim();
    const reason = status === "error" && typed ? { statusReason: typed } : {};
    try {
      const saved = await updateConnector(scope, { id }, { status, ...reason });
      const message = status === "error"
        ? { kind: "success" as const, text: `${saved.name} is marked as error` }
        : toStatusMessage(saved, status);
      return seeOther(
        ctx.state,
        toNextPath(form.get("next"), base, `${base}/installed`),
        message,
      );
    } catch (error) {
      const refusal = toRefusal(error);
      const { connector, entry } = await readConfigureData(scope, id);
      const data = {
        connector,
        entry,
        draft: toDraft(connector, entry),
        refusal,
      };
      return page({ ...data, typed: status === "error" ? typed : null }, {
        status: refusal.status,
      });
    }
  },
});

export default define.page<typeof handler>(({ data, state }) => {
  const { base } = state;
  const { connector, refusal, typed } = data;
  if (typed !== null) {
    return (
      <MarkAsErrorPage
        base={base}
        connector={connector}
        typed={typed}
        refusal={refusal}
      />
    );
  }
  return (
    <ConfigureFormPage
      {...data}
      {...toFormPlace(state)}
      connection={toConnectionPanel(state, data)}
    />
  );
});
