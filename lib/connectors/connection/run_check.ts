import { isDeepStrictEqual } from "node:util";
import type { CatalogEntry } from "../../catalog/entry.ts";
import { toOauthSettings } from "../../oauth/settings.ts";
import { runCheck } from "../../remote/check.ts";
import type { CheckResult } from "../../remote/check_result.ts";
import type { CheckedEntry } from "../../remote/to_failing.ts";
import { type CheckValues, FieldFault } from "../../remote/fill.ts";
import { fail } from "../../remote/judge.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { ensureFreshToken } from "./fresh_token.ts";
import type { NoToken } from "./look.ts";

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
  connector: Connector | null,
  { entry, values }: CheckRequest,
): Promise<CheckResult> {
  const { means } = scope;
  // Without a token the check itself says that it must be connected first.
  const run = (token: CheckValues["token"] = {}) =>
    runCheck(means, entry, { ...values, token });
  if (connector === null || !usesToken(entry, connector, values.config)) {
    return await run();
  }
  const first = await ensureFreshToken(scope, connector.id);
  if (first.kind === "none") return toFailing(first);
  const result = await run({ access_token: first.accessToken });
  const isRejected = result.state === "failing" && result.reason === "rejected";
  if (!isRejected) return result;
  const rejected = first.accessToken;
  const second = await ensureFreshToken(scope, connector.id, { rejected });
  if (second.kind === "none") return toFailing(second);
  return await run({ access_token: second.accessToken });
}

/** Values that are not saved may name another service, which the tokens are not for. */
function usesToken(
  entry: CatalogEntry,
  { config, connection }: Connector,
  asked: CheckValues["config"],
): boolean {
  if (entry.oauth === undefined || connection === undefined) return false;
  return isDeepStrictEqual(config, asked) ||
    tokenUrlOf(entry, asked) === connection.tokenUrl;
}

function tokenUrlOf(
  entry: CatalogEntry,
  config: CheckValues["config"],
): string | null {
  try {
    return toOauthSettings(entry, config)?.tokenUrl ?? null;
  } catch (error) {
    if (error instanceof FieldFault) return null;
    throw error;
  }
}

function toFailing({ reason, detail }: NoToken): CheckResult {
  return fail(reason === "refused" ? "rejected" : "unreachable", detail);
}
