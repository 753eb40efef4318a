import { page } from "fresh";
import { FormRefusal } from "../components/FormRefusal.tsx";
import { PlainPage } from "../components/PlainPage.tsx";
import { TextField } from "../components/TextField.tsx";
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
  readonly typed: Readonly<Record<"tenantName" | "name" | "email", string>>;
  readonly refusal: Refusal | null;
}

const LABELS = {
  tenantName: "Name of your team",
  name: "Your name",
  email: "E-mail address",
  password: "Password",
} as const;

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

export default define.page<typeof handler>(({ data, state: { base } }) => {
  const { secret, typed, refusal } = data;
  const errors = refusal?.errors ?? {};
  return (
    <PlainPage
      base={base}
      title="Set up Connectors"
      lead="Make your team and its first owner. This link works once."
    >
      <form method="post" action={`${base}/set-up`} class="mt-5 space-y-5">
        <FormRefusal refusal={refusal} labels={LABELS} />
        <input type="hidden" name="key" value={secret} />
        <TextField
          base={base}
          name="tenantName"
          label={LABELS.tenantName}
          value={typed.tenantName}
          placeholder="Acme"
          autocomplete="organization"
          errors={errors.tenantName ?? errors.tenantSlug}
        />
        <TextField
          base={base}
          name="name"
          label={LABELS.name}
          value={typed.name}
          autocomplete="name"
          errors={errors.name}
        />
        <TextField
          base={base}
          name="email"
          label={LABELS.email}
          type="email"
          value={typed.email}
          autocomplete="username"
          errors={errors.email}
        />
        <TextField
          base={base}
          name="password"
          label={LABELS.password}
          type="password"
          help={`At least ${PASSWORD_MIN_LENGTH} characters.`}
          autocomplete="new-password"
          errors={errors.password}
        />
        <button type="submit" class="btn btn-primary w-full">
          Set up and sign in
        </button>
      </form>
    </PlainPage>
  );
});
