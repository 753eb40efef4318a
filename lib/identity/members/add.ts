import { recordAudit } from "../../audit/record.ts";
import { AppError } from "../../errors.ts";
import { commit } from "../../kv/transaction.ts";
import { requirePermission, type Role } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { checkEmail, checkRole, requireValid } from "../fields.ts";
import { requireRoleWithin } from "../roles.ts";
import { readUserByEmailIn } from "../store.ts";
import { putMembership, readMembershipIn } from "./store.ts";
import { type MemberView, toMemberView } from "./view.ts";

export interface AddMemberInput {
  readonly email: string;
  readonly role: string;
}

/**
 * Adds a person who has an account. That an address has none is said plainly:
 * who may add members may know. Throws `not_found` or `conflict` at `email`.
 */
export async function addMember(
  scope: Scope,
  input: AddMemberInput,
): Promise<MemberView> {
  requirePermission(scope, "members:write");
  const { email, role } = requireValid<{ email: string; role: Role }>({
    email: checkEmail(input.email),
    role: checkRole(input.role),
  });
  requireRoleWithin(scope, role);

  return await commit(scope, async (tx) => {
    const { tenant, actor, means } = scope;
    const user = await readUserByEmailIn(tx, email);
    if (!user) throw toUnknownPerson();
    if (await readMembershipIn(tx, tenant.id, user.id)) throw toKnownMember();
    const membership = {
      tenantId: tenant.id,
      userId: user.id,
      role,
      createdAt: means.clock.now().toISOString(),
      createdBy: { id: actor.id, name: actor.name },
    };
    await putMembership(tx, membership);
    recordAudit(tx, scope, { action: "member.add", target: user });
    return toMemberView({ membership, user });
  });
}

function toUnknownPerson(): AppError {
  return new AppError("not_found", "Cannot add the member: no such account", {
    errors: { email: ["Nobody has an account with this address here"] },
  });
}

function toKnownMember(): AppError {
  return new AppError("conflict", "Cannot add the member: already one", {
    errors: { email: ["This person is a member already: change the role"] },
  });
}
