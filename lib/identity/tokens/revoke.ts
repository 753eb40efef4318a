import { recordAudit } from "../../audit/record.ts";
import { AppError } from "../../errors.ts";
import { commit } from "../../kv/transaction.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { isId } from "../is_id.ts";
import { deleteToken, readTokenIn } from "./store.ts";

/** Ends a token at once, in every process. */
export async function revokeToken(scope: Scope, id: string): Promise<void> {
  requirePermission(scope, "tokens:write");
  await commit(scope, async (tx) => {
    const token = isId(id) ? await readTokenIn(tx, scope.tenant.id, id) : null;
    if (!token) throw new AppError("not_found", "Cannot find this token");
    deleteToken(tx, token);
    recordAudit(tx, scope, { action: "token.revoke", target: token });
  });
}
