import { isDeepStrictEqual } from "node:util";
import type { Rule } from "./rule_schema.ts";
import { type Filling, fillJson } from "./fill.ts";
import { readPointer } from "./template.ts";

export interface Judged {
  readonly status: number;
  /** The body's JSON; undefined where it is none. */
  readonly body: unknown;
}

/** Whether all that the rule says holds. `filling` is what it compares with. */
export function holds(
  rule: Rule,
  judged: Judged,
  filling: Filling,
): boolean {
  const { status, pointer = "", equals, exists, contains, some, all, any } =
    rule;
  const found = readPointer(judged.body, pointer);
  const inner = (item: Rule) => holds(item, judged, filling);
  return (status === undefined || isStatus(judged.status, status)) &&
    (equals === undefined ||
      isDeepStrictEqual(found, fillJson(equals, filling))) &&
    (exists === undefined ||
      exists === (found !== undefined && found !== null)) &&
    (contains === undefined || includes(found, fillJson(contains, filling))) &&
    (some === undefined ||
      Array.isArray(found) &&
        found.some((body) =>
          holds(some, { status: judged.status, body }, filling)
        )) &&
    (all === undefined || all.every(inner)) &&
    (any === undefined || any.some(inner));
}

function isStatus(
  status: number,
  wanted: NonNullable<Rule["status"]>,
): boolean {
  return [wanted].flat().some((word) =>
    word === status || word === `${String(status)[0]}xx`
  );
}

function includes(found: unknown, wanted: unknown): boolean {
  if (typeof found === "string") return found.includes(String(wanted));
  return Array.isArray(found) &&
    found.some((item) => isDeepStrictEqual(item, wanted));
}
