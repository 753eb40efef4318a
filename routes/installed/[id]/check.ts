import { toCheckedMessage } from "../../../components/toast_message.ts";
import { checkConnector } from "../../../lib/connectors/check.ts";
import { findConnector } from "../../../lib/connectors/find.ts";
import { define } from "../../../lib/define.ts";
import { toNextPath } from "../../../lib/web/next_path.ts";
import { readForm } from "../../../lib/web/read_form.ts";
import { toRefusal } from "../../../lib/web/refusal.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

/** Tests an installed connector as it is stored, and says on the page before what was found. */
export const handler = define.handlers({
  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const { base } = ctx.state;
    const id = ctx.params.id ?? "";
    const form = await readForm(ctx.req);
    const next = toNextPath(form.get("next"), base, `${base}/installed`);
    try {
      const check = await checkConnector(scope, id);
      const { name } = await findConnector(scope, id);
      return seeOther(ctx.state, next, toCheckedMessage(name, check));
    } catch (error) {
      const text = toRefusal(error).detail;
      return seeOther(ctx.state, next, { kind: "error", text });
    }
  },
});
