import type { CheckFailing, CheckFailureReason } from "./check_result.ts";
import type { CheckStep } from "./check_schema.ts";
import { type Filling } from "./fill.ts";
import { addressFieldOf } from "./fill_url.ts";
import { holds, type Judged } from "./rule.ts";
import { findMessage } from "./safe_text.ts";

export interface JudgedAnswer extends Judged {
  readonly url: string;
  /** Another origin that answered instead. */
  readonly ledTo?: string;
  /** The service's name. */
  readonly service: string;
  readonly filling: Filling;
  readonly secrets: readonly string[];
}

/** What is wrong with a step's answer; null where it is a success with all that is required. */
export function judge(
  step: CheckStep,
  answer: JudgedAnswer,
): CheckFailing | null {
  const { filling } = answer;
  if (!holds(step.success ?? { status: "2xx" }, answer, filling)) {
    const led = failByRedirect(answer);
    if (led) return led;
    const meant = step.failures?.find(({ when }) =>
      holds(when, answer, filling)
    );
    const failing = meant
      ? fail(meant.reason, meant.detail, withMessage(step, answer))
      : failByStatus(step, answer);
    return atField(failing, answer);
  }
  const lacking = step.requires?.find(({ rule }) =>
    !holds(rule, answer, filling)
  );
  return lacking ? fail("missing_permission", lacking.detail) : null;
}

export function fail(
  reason: CheckFailureReason,
  detail: string,
  message: string | null = null,
): CheckFailing {
  const sentence = endSentence(detail);
  const said = message === null ? "" : ` It says: “${message}”`;
  return { state: "failing", reason, detail: sentence + said, errors: {} };
}

export function endSentence(text: string): string {
  return /[.!?…”]$/.test(text) ? text : `${text}.`;
}

/** The service's own words; none where they are the status over again. */
function withMessage(
  { message }: CheckStep,
  { body, secrets }: JudgedAnswer,
): string | null {
  return findMessage(body, secrets, message);
}

function failByStatus(step: CheckStep, answer: JudgedAnswer): CheckFailing {
  const { status, service, body } = answer;
  const message = withMessage(step, answer);
  const isJson = body !== undefined;
  if (status === 401) {
    return fail(
      "rejected",
      `${service} did not accept the credentials: enter them anew`,
      message,
    );
  }
  if (status === 403 && isJson) {
    return fail(
      "missing_permission",
      `${service} knows these credentials, but they do not allow this`,
      message,
    );
  }
  return fail("unexpected_answer", sayStatus(answer), message);
}

/** Another origin was asked without credentials, so what it answers says nothing of them. */
function failByRedirect(
  { status, url, ledTo }: JudgedAnswer,
): CheckFailing | null {
  const field = addressFieldOf(url);
  if (ledTo === undefined || field === null || status >= 500) return null;
  const failing = fail(
    "unexpected_answer",
    `This address leads on to ${ledTo}, and credentials are not taken along to another one: enter the address that begins so`,
  );
  return { ...failing, errors: { [field]: [failing.detail] } };
}

/** An answer that no such service gives points to the field that says where to ask. */
function atField(
  failing: CheckFailing,
  { status, url }: JudgedAnswer,
): CheckFailing {
  const field = addressFieldOf(url);
  const isElsewhere = status === 404 || status === 405 || status < 400;
  if (field === null || !isElsewhere) return failing;
  if (failing.reason !== "unexpected_answer") return failing;
  return { ...failing, errors: { [field]: [failing.detail] } };
}

/** What no service should answer, and what to do about it. */
function sayStatus({ status, service, body, url }: JudgedAnswer): string {
  const look = addressFieldOf(url) === null
    ? "try again later"
    : "look at the address";
  if (status === 403) {
    return `Something in front of ${service} refused the request (403), such as a firewall: let this server through`;
  }
  if (status === 429) {
    return `${service} asks to wait, since it has had many requests (429): try again later`;
  }
  if (status >= 500) {
    return `${service} has a fault of its own (${status}): try again later`;
  }
  if (status >= 400) {
    return `${service} did not answer as it should (${status}): ${look}`;
  }
  if (status >= 300) {
    return `The address leads elsewhere (${status}): enter the one that it leads to`;
  }
  return body === undefined
    ? `What answers here is not ${service}, or not its API: ${look}`
    : `${service} answered something else than expected: ${look}`;
}
