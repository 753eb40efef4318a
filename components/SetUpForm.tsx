import type { FieldErrors } from "../lib/errors.ts";
import { FormRefusal } from "./FormRefusal.tsx";
import { TextField } from "./TextField.tsx";

export interface SetUpTyped {
  readonly tenantName: string;
  readonly name: string;
  readonly email: string;
}

export interface SetUpFormProps {
  readonly base: string;
  /** Of the one-time link. */
  readonly secret: string;
  readonly typed: SetUpTyped;
  readonly minPassword: number;
  readonly refusal: {
    readonly detail: string;
    readonly errors: FieldErrors;
  } | null;
}

const LABELS = {
  tenantName: "Name of your team",
  name: "Your name",
  email: "E-mail address",
  password: "Password",
} as const;

/** Makes the first tenant and its owner. */
export function SetUpForm(
  { base, secret, typed, minPassword, refusal }: SetUpFormProps,
) {
  const { tenantSlug, ...errors } = refusal?.errors ?? {};
  // The slug is made from the name, so what is wrong with it is mended there.
  const shown: FieldErrors = tenantSlug
    ? { tenantName: tenantSlug, ...errors }
    : errors;
  return (
    <form method="post" action={`${base}/set-up`} class="mt-5 space-y-5">
      <FormRefusal
        refusal={refusal && { ...refusal, errors: shown }}
        labels={LABELS}
      />
      <input type="hidden" name="key" value={secret} />
      <TextField
        base={base}
        name="tenantName"
        label={LABELS.tenantName}
        value={typed.tenantName}
        placeholder="Acme"
        autocomplete="organization"
        errors={shown.tenantName}
      />
      <TextField
        base={base}
        name="name"
        label={LABELS.name}
        value={typed.name}
        autocomplete="name"
        errors={shown.name}
      />
      <TextField
        base={base}
        name="email"
        label={LABELS.email}
        type="email"
        value={typed.email}
        autocomplete="username"
        errors={shown.email}
      />
      <TextField
        base={base}
        name="password"
        label={LABELS.password}
        type="password"
        help={`At least ${minPassword} characters.`}
        autocomplete="new-password"
        errors={shown.password}
      />
      <button type="submit" class="btn btn-primary w-full">
        Set up and sign in
      </button>
    </form>
  );
}
