import type { User } from "./records.ts";

/** What leaves of a person. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export function toUserView({ id, name, email }: User): UserView {
  return { id, name, email };
}
