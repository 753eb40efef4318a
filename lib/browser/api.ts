import type { ValidateConfigResult } from "../connectors/validate_config.ts";
import type { CheckView } from "../connectors/last_check.ts";
import type { ConnectorView } from "../connectors/view.ts";
import type { Problem } from "../errors.ts";
import { pageTenant } from "./page_tenant.ts";

/** What the API answered: what was asked for, or why not. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
    readonly ok: false;
    readonly problem: Pick<Problem, "code" | "detail" | "errors">;
  };

export interface ConnectorChange {
  readonly name?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly auth?: Readonly<Record<string, string | null>>;
  readonly tags?: readonly string[];
  readonly status?: "active" | "inactive";
}

/** The calls that islands make, each to one route of the API below a base path. */
export function apiOf(base: string) {
  const installed = (id: string) =>
    `${base}/api/installed/${encodeURIComponent(id)}`;
  const connector = (id: string) =>
    `${base}/api/connectors/${encodeURIComponent(id)}`;
  return {
    connector: (id: string) => call<ConnectorView>(installed(id)),
    install: (input: ConnectorChange & { readonly catalogKey: string }) =>
      call<ConnectorView>(`${base}/api/connectors`, {
        method: "POST",
        body: input,
      }),
    /** With a version, a change by somebody else in between is refused as `stale`. */
    update: (id: string, change: ConnectorChange, version?: number) =>
      call<ConnectorView>(connector(id), {
        method: "PUT",
        body: change,
        version,
      }),
    validateConfig: (
      catalogKey: string,
      config: Readonly<Record<string, unknown>>,
    ) =>
      call<ValidateConfigResult>(`${base}/api/validate-config`, {
        method: "POST",
        body: { catalogKey, config },
      }),
    check: (id: string) =>
      call<CheckView>(`${connector(id)}/check`, { method: "POST" }),
    remove: (id: string) => call<null>(connector(id), { method: "DELETE" }),
  };
}

interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly version?: number | undefined;
}

async function call<T>(
  url: string,
  { method = "GET", body, version }: Request = {},
): Promise<Answer<T>> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(version === undefined ? {} : { "if-match": `"${version}"` }),
        "connectors-tenant": pageTenant(document),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const value = response.status === 204 ? null : await response.json();
    return response.ok
      ? { ok: true, value: asDocumented<T>(value) }
      : { ok: false, problem: value };
  } catch {
    const detail =
      "Cannot reach the server: check the connection and try again";
    return { ok: false, problem: { code: "internal", detail } };
  }
}

/** Holds because server and islands come from one build, and the API's tests compare its bodies with these types. */
function asDocumented<T>(body: unknown): T {
  return body as T;
}
