import { page } from "fresh";
import { DemoAccounts } from "../components/DemoAccounts.tsx";
import { PlainPage } from "../components/PlainPage.tsx";
import { SignInForm } from "../components/SignInForm.tsx";
import { define } from "../lib/define.ts";
import { toRetryHeaders } from "../lib/errors.ts";
import { toSessionCookie } from "../lib/identity/cookies.ts";
import { signIn } from "../lib/identity/sessions/sign_in.ts";
import { clientAddress } from "../lib/web/client_address.ts";
import { toNextPath } from "../lib/web/next_path.ts";
import { readForm, readText } from "../lib/web/read_form.ts";
import { type Refusal, toRefusal } from "../lib/web/refusal.ts";
import { seeOther } from "../lib/web/see_other.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "../seeds/demo_data.ts";

interface SignInData {
  readonly email: string;
  readonly next: string;
  readonly refusal: Refusal | null;
}

export const handler = define.handlers<SignInData>({
  GET(ctx) {
    const { base, scope } = ctx.state;
    const next = toNextPath(
      ctx.url.searchParams.get("next"),
      base,
      `${base}/catalog`,
    );
    return scope
      ? seeOther(ctx.state, next)
      : page({ email: "", next, refusal: null });
  },

  async POST(ctx) {
    const { base, services } = ctx.state;
    const form = await readForm(ctx.req);
    const email = readText(form, "email");
    const next = toNextPath(form.get("next"), base, `${base}/catalog`);
    try {
      const session = await signIn(services.means, {
        email,
        password: readText(form, "password"),
        clientAddress: clientAddress(ctx),
      });
      const response = seeOther(ctx.state, next);
      response.headers.append(
        "set-cookie",
        toSessionCookie(services.config, session),
      );
      return response;
    } catch (error) {
      const refusal = toRefusal(error);
      return page({ email, next, refusal }, {
        status: refusal.status,
        headers: toRetryHeaders(error),
      });
    }
  },
});

export default define.page<typeof handler>((
  { data, state: { base, services } },
) => (
  <PlainPage
    base={base}
    title="Sign in"
    below={services.config.mode === "demo" && (
      <DemoAccounts
        base={base}
        next={data.next}
        people={DEMO_PEOPLE}
        password={DEMO_PASSWORD}
      />
    )}
  >
    <SignInForm base={base} {...data} />
  </PlainPage>
));
