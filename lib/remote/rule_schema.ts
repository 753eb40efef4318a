import { Type } from "typebox";

/** RFC 6901; "" is the whole answer. */
export const Pointer = Type.String({
  pattern: "^(/([^~/]|~[01])*)*$",
  maxLength: 500,
});

type StatusWord = number | "1xx" | "2xx" | "3xx" | "4xx" | "5xx";

const Status = Type.Unsafe<StatusWord | readonly StatusWord[]>({
  type: ["integer", "string", "array"],
  minimum: 100,
  maximum: 599,
  pattern: "^[1-5]xx$",
  minItems: 1,
  items: {
    type: ["integer", "string"],
    minimum: 100,
    maximum: 599,
    pattern: "^[1-5]xx$",
  },
});

/** What is asked of an answer. All that a rule says must hold. */
export interface Rule {
  readonly status?: StatusWord | readonly StatusWord[];
  /** The place in the body that `equals`, `exists`, `contains` and `some` look at. */
  readonly pointer?: string;
  readonly equals?: unknown;
  /** Null counts as missing. */
  readonly exists?: boolean;
  /** An item of the list, or a part of the text. */
  readonly contains?: unknown;
  /** A rule that holds for at least one item of the list; its pointers begin at the item. */
  readonly some?: Rule;
  readonly all?: readonly Rule[];
  readonly any?: readonly Rule[];
}

/** For a schema whose `$defs` has `rule`. */
export const RuleSchema = Type.Unsafe<Rule>({ $ref: "#/$defs/rule" });

export const RULE = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    status: Status,
    pointer: Pointer,
    equals: {},
    exists: { type: "boolean" },
    contains: { type: ["string", "number", "boolean"] },
    some: RuleSchema,
    all: { type: "array", minItems: 1, items: RuleSchema },
    any: { type: "array", minItems: 1, items: RuleSchema },
  },
  dependentRequired: {
    equals: ["pointer"],
    exists: ["pointer"],
    contains: ["pointer"],
    some: ["pointer"],
  },
};
