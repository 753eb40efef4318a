import { page } from "fresh";
import { PlainPage } from "../components/PlainPage.tsx";
import { SetUpForm, type SetUpTyped } from "../components/SetUpForm.tsx";
import { define } from "../lib/define.ts";
import { toSessionCookie } from "../lib/identity/cookies.ts";
import { requireSetupLink } from "../lib/identity/setup/require_link.ts";
import { PASSWORD_MIN_LENGTH } from "../lib/identity/passwords.ts";
import { setUp } from "../lib/identity/setup/set_up.ts";
import { readForm, readText } from "../lib/web/read_form.ts";
import { type Refusal, toRefusal } from "../lib/web/refusal.ts";
import { seeOther } from "../lib/web/see_other.ts";

interface SetUpData {
  readonly secret: string;
  readonly typed: SetUpTyped;
  readonly refusal: Refusal | null;
}

export const handler = define.handlers<SetUpData>({
  async GET(ctx) {
    const secret = ctx.url.searchParams.get("key") ?? "";
    await requireSetupLink(ctx.state.services.means, secret);
    return page({
      secret,
      typed: { tenantName: "", name: "", email: "" },
      refusal: null,
    });
  },

  async POST(ctx) {
    const { base, services } = ctx.state;
    const form = await readForm(ctx.req);
    const secret = readText(form, "key");
    const typed = {
      tenantName: readText(form, "tenantName"),
      name: readText(form, "name"),
      email: readText(form, "email"),
    };
    try {
      const password = readText(form, "password");
      const session = await setUp(services.means, {
        ...typed,
        secret,
        password,
      });
      const response = seeOther(ctx.state, `${base}/catalog`, {
        kind: "success",
        text: `${session.tenant.name} is ready. Add a first connector`,
      });
      response.headers.append(
        "set-cookie",
        toSessionCookie(services.config, session),
      );
      return response;
    } catch (error) {
      const refusal = toRefusal(error);
      return page({ secret, typed, refusal }, { status: refusal.status });
    }
  },
});

export default define.page<typeof handler>(({ data, state: { base } }) => (
  <PlainPage
    base={base}
    title="Set up Connectors"
    lead="Make your team and its first owner. This link works once."
  >
    <SetUpForm base={base} minPassword={PASSWORD_MIN_LENGTH} {...data} />
  </PlainPage>
));
