import { define } from "../lib/define.ts";
import { AppError } from "../lib/errors.ts";
import { readSessionCookie } from "../lib/identity/cookies.ts";
import { switchTenant } from "../lib/identity/sessions/switch_tenant.ts";
import { readForm, readText } from "../lib/web/read_form.ts";
import { requireScope } from "../lib/web/require_scope.ts";
import { seeOther } from "../lib/web/see_other.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const form = await readForm(ctx.req);
    const sessionToken = readSessionCookie(ctx.req);
    if (sessionToken === null) {
      throw new AppError("unauthenticated", "Cannot switch: sign in first");
    }
    const tenantId = readText(form, "tenant");
    const { name } = await switchTenant(scope, { sessionToken, tenantId });
    return seeOther(ctx.state, `${ctx.state.base}/installed`, {
      kind: "success",
      text: `You are in ${name} now`,
    });
  },
});
