import { define } from "../lib/define.ts";
import { toNextPath } from "../lib/web/next_path.ts";
import { readForm } from "../lib/web/read_form.ts";
import { seeOther } from "../lib/web/see_other.ts";
import { toThemeCookie } from "../lib/web/theme.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { base, services } = ctx.state;
    const form = await readForm(ctx.req);
    const response = seeOther(
      ctx.state,
      toNextPath(form.get("next"), base, `${base}/catalog`),
    );
    const cookie = toThemeCookie(services.config, form.get("theme"));
    response.headers.append("set-cookie", cookie);
    return response;
  },
});
