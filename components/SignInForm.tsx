import type { FieldErrors } from "../lib/errors.ts";
import { FormRefusal } from "./FormRefusal.tsx";
import { TextField } from "./TextField.tsx";

export interface SignInFormProps {
  readonly base: string;
  readonly email: string;
  /** Path to go to then. */
  readonly next: string;
  readonly refusal: {
    readonly detail: string;
    readonly errors: FieldErrors;
  } | null;
}

export function SignInForm({ base, email, next, refusal }: SignInFormProps) {
  return (
    <form method="post" action={`${base}/sign-in`} class="mt-5 space-y-5">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="next" value={next} />
      <TextField
        base={base}
        name="email"
        label="E-mail address"
        type="email"
        value={email}
        autocomplete="username"
      />
      <TextField
        base={base}
        name="password"
        label="Password"
        type="password"
        autocomplete="current-password"
      />
      <button type="submit" class="btn btn-primary w-full">Sign in</button>
    </form>
  );
}
