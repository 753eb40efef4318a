import { AppError } from "./errors.ts";
import type { Scope } from "./scope.ts";

export type Role = "owner" | "admin" | "member";

export type Permission =
  | "catalog:read"
  | "connectors:read"
  | "connectors:write"
  | "members:read"
  | "members:write"
  | "tokens:read"
  | "tokens:write"
  | "audit:read";

const MEMBER: readonly Permission[] = [
  "catalog:read",
  "connectors:read",
  "members:read",
];

const ADMIN: readonly Permission[] = [
  ...MEMBER,
  "connectors:write",
  "members:write",
  "tokens:read",
  "tokens:write",
  "audit:read",
];

/** What each role may do. That only an owner makes or unmakes owners is a rule of the members verbs. */
const PERMISSIONS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(ADMIN),
  admin: new Set(ADMIN),
  member: new Set(MEMBER),
};

/** Whether a page may show the control; the verb decides again. */
export function hasPermission(
  scope: Pick<Scope, "role">,
  permission: Permission,
): boolean {
  return PERMISSIONS[scope.role].has(permission);
}

/** Throws `forbidden` unless the scope's role grants the permission. */
export function requirePermission(scope: Scope, permission: Permission): void {
  if (hasPermission(scope, permission)) return;
  throw new AppError(
    "forbidden",
    `Cannot do this as ${scope.role}: ask an admin or an owner of ${scope.tenant.name}`,
  );
}
