import { page } from "fresh";
import { ConnectRefused } from "../../components/ConnectOutcome.tsx";
import { toConnectedMessage } from "../../components/toast_message.ts";
import { confirmConnect } from "../../lib/connectors/connection/confirm.ts";
import type { ConnectRefusal } from "../../lib/connectors/connection/result.ts";
import { define } from "../../lib/define.ts";
import { readConnectSession } from "../../lib/web/connect.ts";
import { readForm, readText } from "../../lib/web/read_form.ts";
import { requireScope } from "../../lib/web/require_scope.ts";
import { seeOther } from "../../lib/web/see_other.ts";

/** Yes to the question whether another account should take the place of the one before. */
export const handler = define.handlers<{ readonly refusal: ConnectRefusal }>({
  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const { sessionToken } = readConnectSession(ctx.req, ctx.state);
    const token = readText(await readForm(ctx.req), "token");
    const result = await confirmConnect(scope, { token, sessionToken });
    if (result.kind === "refused") {
      return page({ refusal: result }, { status: 400 });
    }
    const path = `${ctx.state.base}/installed/${result.connector.id}`;
    return seeOther(ctx.state, path, toConnectedMessage(result));
  },
});

export default define.page<typeof handler>((
  { data: { refusal }, state: { base } },
) => <ConnectRefused base={base} refusal={refusal} />);
