import type { CatalogEntry } from "../../catalog/entry.ts";
import { runCheck } from "../../remote/check.ts";
import type { CheckResult } from "../../remote/check_result.ts";
import type { CheckedEntry } from "../../remote/to_failing.ts";
import type { CheckValues } from "../../remote/fill.ts";
import { fail } from "../../remote/judge.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { ensureFreshToken, type NoToken } from "./fresh_token.ts";

export interface CheckRequest {
  readonly entry: CatalogEntry & CheckedEntry;
  readonly values: Omit<CheckValues, "token">;
}

/**
 * Runs the entry's check, for an `oauth` entry with the access token of the
 * connector. A token that the service does not take is renewed once, and the
 * check run again, before anybody calls it rejected.
 */
export async function runConnectorCheck(
  scope: Scope,
  connector: Pick<Connector, "id"> | null,
  { entry, values }: CheckRequest,
): Promise<CheckResult> {
  const { means } = scope;
  const run = (token: CheckValues["token"] = {}) =>
    runCheck(means, entry, { ...values, token });
  if (entry.oauth === undefined || connector === null) return await run();

  const first = await ensureFreshToken(scope, connector.id);
  // Without one the check itself says that it must be connected first.
  if (first.kind === "none" && first.reason === "not_connected") {
    return await run();
  }
  if (first.kind === "none") return toFailing(first);
  const result = await run({ access_token: first.accessToken });
  const isRejected = result.state === "failing" && result.reason === "rejected";
  if (!isRejected) return result;
  const rejected = first.accessToken;
  const second = await ensureFreshToken(scope, connector.id, { rejected });
  if (second.kind === "none") return toFailing(second);
  return await run({ access_token: second.accessToken });
}

function toFailing({ reason, detail }: NoToken): CheckResult {
  return fail(reason === "refused" ? "rejected" : "unreachable", detail);
}
