import { recordAudit } from "../../audit/record.ts";
import { transact } from "../../kv/transaction.ts";
import { newId } from "../../new_id.ts";
import type { Means, Scope } from "../../scope.ts";
import { toDigest } from "../digest.ts";
import {
  checkEmail,
  checkName,
  checkPassword,
  checkSlug,
  requireValid,
  toSlug,
} from "../fields.ts";
import { putMembership } from "../members/store.ts";
import { hashPassword } from "../passwords.ts";
import type { Tenant, User } from "../records.ts";
import type { SignInResult } from "../sessions/sign_in.ts";
import { startSession } from "../sessions/start.ts";
import { insertTenant, insertUser, readHasUsersIn } from "../store.ts";
import { toTenantRef } from "../tenant_ref.ts";
import { toAlreadySetUp } from "./create_link.ts";
import { requireOpenLink, requireSetupLink } from "./require_link.ts";
import { deleteSetupLink, readSetupLinkIn } from "./store.ts";

export interface SetUpInput {
  /** Of the set-up link. */
  readonly secret: string;
  readonly tenantName: string;
  /** Made from the tenant's name when left out. */
  readonly tenantSlug?: string | undefined;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

type SetUpFields = Required<
  Record<Exclude<keyof SetUpInput, "secret">, string>
>;

/**
 * Makes the first tenant and its owner in one commit, and signs the owner in.
 * Throws `conflict` when there are users, `not_found` for a link that is no good.
 */
export async function setUp(
  means: Means,
  input: SetUpInput,
): Promise<SignInResult> {
  await requireSetupLink(means, input.secret);
  const { tenant, user } = await draft(means, input);
  const digest = toDigest(input.secret);
  const scope: Scope = {
    means,
    tenant: toTenantRef(tenant),
    actor: { kind: "user", id: user.id, name: user.name },
    role: "owner",
    requestId: crypto.randomUUID(),
  };

  await transact(means, async (tx) => {
    if (await readHasUsersIn(tx)) throw toAlreadySetUp();
    requireOpenLink(await readSetupLinkIn(tx, digest), means.clock);
    deleteSetupLink(tx, digest);
    await insertTenant(tx, tenant, "tenantSlug");
    await insertUser(tx, user);
    await putMembership(tx, {
      tenantId: tenant.id,
      userId: user.id,
      role: "owner",
      createdAt: tenant.createdAt,
      createdBy: { id: user.id, name: user.name },
    });
    recordAudit(tx, scope, { action: "tenant.create", target: tenant });
    recordAudit(tx, scope, { action: "member.add", target: user });
  });
  const ids = { userId: user.id, tenantId: tenant.id };
  return { ...await startSession(means, ids), tenant: scope.tenant };
}

async function draft(
  { clock }: Means,
  input: SetUpInput,
): Promise<{ tenant: Tenant; user: User }> {
  const { tenantName, tenantSlug, name, email, password } = requireValid<
    SetUpFields
  >({
    tenantName: checkName(input.tenantName),
    tenantSlug: checkSlug(input.tenantSlug || toSlug(input.tenantName)),
    name: checkName(input.name),
    email: checkEmail(input.email),
    password: checkPassword(input.password),
  });
  const createdAt = clock.now().toISOString();
  const passwordHash = await hashPassword(password);
  return {
    tenant: { id: newId(clock), slug: tenantSlug, name: tenantName, createdAt },
    user: {
      id: newId(clock),
      email,
      name,
      passwordHash,
      lastTenantId: null,
      createdAt,
    },
  };
}
