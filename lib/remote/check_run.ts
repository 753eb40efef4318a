import type { Clock } from "../scope.ts";
import { buildRequest } from "./build_request.ts";
import type { CheckFailing, CheckIdentity, Learned } from "./check_result.ts";
import type { CheckStep } from "./check_schema.ts";
import {
  type CheckValues,
  FieldFault,
  type Filling,
  fillText,
} from "./fill.ts";
import { fail, judge } from "./judge.ts";
import type { Remote, RemoteAnswer, RemoteRequest } from "./remote.ts";
import { toSafeText } from "./safe_text.ts";
import { readPointer } from "./template.ts";
import { type CheckedEntry, toFailing } from "./to_failing.ts";

export interface CheckMeans {
  readonly remote: Remote;
  readonly clock: Clock;
}

/** For all steps together; one has 10 s at most. */
const BUDGET_MS = 20_000;
const STEP_MS = 10_000;

/** One check under way: what it has captured, learned, and must not let out. */
export class CheckRun {
  readonly learned: Record<string, number | boolean> = {};
  latencyMs = 0;
  readonly #captured = new Map<string, string>();
  readonly #secrets: Set<string>;
  #answer: unknown = undefined;

  constructor(
    readonly means: CheckMeans,
    readonly entry: CheckedEntry,
    readonly values: CheckValues,
  ) {
    const { auth, token = {} } = values;
    this.#secrets = new Set([...Object.values(auth), ...Object.values(token)]);
  }

  /** Null where the step went well. */
  async take(step: CheckStep): Promise<CheckFailing | null> {
    let failing: CheckFailing | null = null;
    for (const url of [step.url].flat()) {
      const answer = await this.#ask(step, url);
      if ("state" in answer) return answer;
      this.#answer = parseJson(answer.text);
      failing = judge(step, {
        status: answer.status,
        body: this.#answer,
        ...(answer.ledTo === undefined ? {} : { ledTo: answer.ledTo }),
        url,
        service: this.entry.name,
        filling: this.#filling(),
        secrets: [...this.#secrets],
      });
      if (failing === null || !isElsewhere(answer, this.#answer)) break;
    }
    return failing ?? this.#keep(step);
  }

  async #ask(
    step: CheckStep,
    url: string,
  ): Promise<RemoteAnswer | CheckFailing> {
    try {
      const request = await buildRequest(step, url, {
        filling: this.#filling(),
        clock: this.means.clock,
      });
      const answer = await this.#send(request);
      this.latencyMs += answer.latencyMs;
      return answer;
    } catch (error) {
      return toFailing(error, { url, entry: this.entry });
    }
  }

  async #send(request: RemoteRequest): Promise<RemoteAnswer> {
    for (const secret of secretsOf(request)) this.#secrets.add(secret);
    return await this.means.remote({
      ...request,
      timeoutMs: Math.max(1, Math.min(STEP_MS, BUDGET_MS - this.latencyMs)),
      secrets: [...this.#secrets],
    });
  }

  #filling(): Filling {
    const { entry, values } = this;
    return { entry, values, captured: this.#captured, answer: this.#answer };
  }

  #keep({ captures = {}, learns = {} }: CheckStep): CheckFailing | null {
    for (const [name, pointer] of Object.entries(captures)) {
      const found = readPointer(this.#answer, pointer);
      if (typeof found !== "string" && typeof found !== "number") {
        return fail(
          "unexpected_answer",
          `${this.entry.name} answered something else than expected: try again later`,
        );
      }
      this.#captured.set(name, String(found));
      this.#secrets.add(String(found));
    }
    for (const [name, pointer] of Object.entries(learns)) {
      const found = readPointer(this.#answer, pointer);
      if (isLearnable(found)) this.learned[name] = found;
    }
    return null;
  }

  /** Null where the check asks for none, or the last answer has no name. */
  findIdentity(): CheckIdentity | null {
    const { identity, accountFields = [] } = this.entry.check;
    if (identity === undefined) return null;
    const accounts = accountFields.map((field) => this.values.auth[field]);
    const secrets = [...this.#secrets].filter((it) => !accounts.includes(it));
    const read = (template: string) =>
      toSafeText(fillFound(template, this.#filling()), secrets);
    const name = read(identity.name);
    if (name === null) return null;
    return { id: read(identity.id ?? identity.name) ?? name, name };
  }
}

/** Whether the API may stand at another address: there is nothing here, or a web page. */
function isElsewhere({ status }: RemoteAnswer, body: unknown): boolean {
  return status === 404 || status < 400 && body === undefined;
}

/** What was made of the credentials: signatures, tokens, Basic's pair. */
function secretsOf({ headers = {} }: RemoteRequest): string[] {
  const { authorization = "", "webhook-signature": signature } = headers;
  const [, made] = authorization.split(" ");
  return [made, signature].filter((text) => text !== undefined);
}

/** An unfilled place is a service that does not say: then there is no name. */
function fillFound(template: string, filling: Filling): string | null {
  try {
    return fillText(template, filling);
  } catch (error) {
    if (error instanceof FieldFault) return null;
    throw error;
  }
}

function isLearnable(value: unknown): value is Learned[string] {
  return typeof value === "boolean" ||
    typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** Undefined for what is no JSON: a web page, an empty body. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
