import type { CatalogEntryFile } from "../../lib/catalog/entry.ts";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { runCheck } from "../../lib/remote/check.ts";
import type { CheckResult } from "../../lib/remote/check_result.ts";
import type { CheckValues } from "../../lib/remote/fill.ts";
import type {
  Remote,
  RemoteAnswer,
  RemoteRequest,
} from "../../lib/remote/remote.ts";
import { entryFile } from "../catalog/entry_file.ts";
import { createTestClock } from "../test_means.ts";

/** An entry with this check, read as a file is: with two fields to configure and two secrets. */
export function entryWith(check: object): CatalogEntryFile {
  const file = {
    ...entryFile(),
    configSchema: {
      type: "object",
      properties: {
        base_url: { type: "string", title: "Address" },
        page: { type: "string", default: "front" },
        limits: { type: "object", properties: { tags: { type: "integer" } } },
      },
    },
    authSchema: {
      type: "object",
      properties: {
        token: { type: "string", writeOnly: true },
        other: { type: "string", writeOnly: true },
      },
    },
    subtitleField: "base_url",
    check: { cost: "free", ...check },
  };
  return parseCatalogEntry("x.json", JSON.stringify(file));
}

/** An entry of one step. */
export function entryOf(step: object, rest: object = {}): CatalogEntryFile {
  return entryWith({
    steps: [{ url: "https://example.com/me", ...step }],
    ...rest,
  });
}

export interface Reply {
  readonly status?: number;
  /** JSON, unless it is a text. */
  readonly body?: unknown;
}

export interface Checked {
  readonly result: CheckResult;
  readonly sent: readonly RemoteRequest[];
}

export const VALUES: CheckValues = {
  config: { base_url: "https://blog.acme.test" },
  auth: { token: "test-token" },
};

/** Runs an entry's check against replies in their order; the last one stays. */
export async function checkWith(
  entry: CatalogEntryFile,
  values: Partial<CheckValues>,
  ...replies: readonly Reply[]
): Promise<Checked> {
  const sent: RemoteRequest[] = [];
  const remote: Remote = (request) => {
    const reply = replies[sent.length] ?? replies.at(-1) ?? {};
    sent.push(request);
    return Promise.resolve(toAnswer(reply));
  };
  const { check, ...rest } = entry;
  if (check === undefined) throw new Error("this entry has no check");
  const means = { remote, clock: createTestClock() };
  const result = await runCheck(means, { ...rest, check }, {
    ...VALUES,
    ...values,
  });
  return { result, sent };
}

function toAnswer({ status = 200, body = {} }: Reply): RemoteAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: new Headers(), text, latencyMs: 20 };
}
