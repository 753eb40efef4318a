import { AppError } from "../errors.ts";
import type { Role } from "../permissions.ts";
import type { Scope } from "../scope.ts";

const RANK: Readonly<Record<Role, number>> = { member: 1, admin: 2, owner: 3 };

/** Throws `forbidden` for a role above the scope's own: nobody gives, changes or takes away more than they have. */
export function requireRoleWithin(scope: Scope, role: Role): void {
  if (RANK[role] <= RANK[scope.role]) return;
  throw new AppError(
    "forbidden",
    `Cannot do this as ${scope.role}: only an ${role} makes, changes or removes an ${role}`,
  );
}
