import { define } from "../lib/define.ts";
import { readSessionCookie, toExpiredCookie } from "../lib/identity/cookies.ts";
import { signOut } from "../lib/identity/sessions/sign_out.ts";
import { seeOther } from "../lib/web/see_other.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { base, services } = ctx.state;
    const token = readSessionCookie(ctx.req);
    if (token) await signOut(services.means, token);
    const response = seeOther(ctx.state, `${base}/sign-in`);
    response.headers.append("set-cookie", toExpiredCookie(services.config));
    return response;
  },
});
