import { recordAudit } from "../../audit/record.ts";
import { commit } from "../../kv/transaction.ts";
import { newId } from "../../new_id.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { newSecret, toDigest } from "../digest.ts";
import { checkName, checkTokenRole, requireValid } from "../fields.ts";
import type { ApiToken, TokenRole } from "../records.ts";
import { requireRoleWithin } from "../roles.ts";
import { insertToken } from "./store.ts";
import { type TokenView, toTokenView } from "./view.ts";

export interface CreateTokenInput {
  readonly name: string;
  readonly role: string;
}

export interface CreateTokenResult {
  readonly view: TokenView;
  /** `con_…`: shown this once, since only its digest is kept. */
  readonly secret: string;
}

/** Makes an API token of the tenant, for a program. */
export async function createToken(
  scope: Scope,
  input: CreateTokenInput,
): Promise<CreateTokenResult> {
  requirePermission(scope, "tokens:write");
  const { name, role } = requireValid<{ name: string; role: TokenRole }>({
    name: checkName(input.name),
    role: checkTokenRole(input.role),
  });
  requireRoleWithin(scope, role);
  const { means: { clock }, tenant, actor } = scope;
  const id = newId(clock);
  const secret = `con_${id.replaceAll("-", "")}_${newSecret()}`;
  const token: ApiToken = {
    id,
    tenantId: tenant.id,
    name,
    role,
    digest: toDigest(secret),
    createdAt: clock.now().toISOString(),
    createdBy: { id: actor.id, name: actor.name },
  };

  await commit(scope, (tx) => {
    insertToken(tx, token);
    recordAudit(tx, scope, { action: "token.create", target: token });
    return Promise.resolve();
  });
  return { view: toTokenView(token), secret };
}
