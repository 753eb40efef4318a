import type { State } from "../define.ts";
import { AppError } from "../errors.ts";
import type { Scope } from "../scope.ts";

/** Who asks. Pages are behind `routes/_middleware.ts`, which sends strangers to sign in first. */
export function requireScope({ scope }: Pick<State, "scope">): Scope {
  if (scope) return scope;
  throw new AppError(
    "unauthenticated",
    "Cannot show this page: nobody is signed in",
  );
}
