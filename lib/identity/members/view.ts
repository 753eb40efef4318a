import type { Role } from "../../permissions.ts";
import type { Member } from "./store.ts";

/** What leaves of a member. */
export interface MemberView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: string;
}

export function toMemberView({ membership, user }: Member): MemberView {
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role: membership.role,
    createdAt: membership.createdAt,
  };
}
