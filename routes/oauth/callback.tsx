import { page } from "fresh";
import {
  ConnectAsks,
  ConnectRefused,
} from "../../components/ConnectOutcome.tsx";
import { toConnectedMessage } from "../../components/toast_message.ts";
import { finishConnect } from "../../lib/connectors/connection/finish.ts";
import type {
  ConnectQuestion,
  ConnectRefusal,
} from "../../lib/connectors/connection/result.ts";
import { define } from "../../lib/define.ts";
import { readConnectSession } from "../../lib/web/connect.ts";
import { requireScope } from "../../lib/web/require_scope.ts";
import { seeOther } from "../../lib/web/see_other.ts";

/** Where every service sends people back to. Which connector it is for, the state says. */
export const handler = define.handlers<{
  readonly result: ConnectQuestion | ConnectRefusal;
}>({
  async GET(ctx) {
    const result = await finishConnect(requireScope(ctx.state), {
      params: ctx.url.searchParams,
      ...readConnectSession(ctx.req, ctx.state),
    });
    if (result.kind === "connected") {
      const path = `${ctx.state.base}/installed/${result.connector.id}`;
      return seeOther(ctx.state, path, toConnectedMessage(result));
    }
    return page({ result }, { status: result.kind === "asks" ? 200 : 400 });
  },
});

export default define.page<typeof handler>((
  { data: { result }, state: { base } },
) =>
  result.kind === "asks"
    ? <ConnectAsks base={base} question={result} />
    : <ConnectRefused base={base} refusal={result} />
);
