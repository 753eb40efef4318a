import { define } from "../../../lib/define.ts";
import { revokeToken } from "../../../lib/identity/tokens/revoke.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

export const handler = define.handlers({
  async POST(ctx) {
    await revokeToken(requireScope(ctx.state), ctx.params.id ?? "");
    const text = "The token is revoked";
    return seeOther(ctx.state, `${ctx.state.base}/tokens`, {
      kind: "success",
      text,
    });
  },
});
