import type { TSchema } from "typebox";
import { type ErrorCode, HTTP_STATUS } from "../errors.ts";
import type {
  ContentObject,
  OperationObject,
  ParameterObject,
  ResponseObject,
} from "./document.ts";
import { toSchema, toSchemaOrReference } from "./openapi_schemas.ts";
import { type Operation, whoMay } from "./route.ts";
import { ERROR_WORDS, ProblemSchema } from "./schemas/common.ts";

const IF_MATCH: ParameterObject = {
  name: "If-Match",
  in: "header",
  required: false,
  description:
    "The ETag that was read, or `*`. With any other than the present one the answer is 412 and nothing changes.",
  schema: { type: "string", examples: ['"3"'] },
};

export function toParameters(
  { path, query, conditional }: Operation,
): readonly ParameterObject[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) =>
    toPathParameter(name)
  );
  const { properties = {} } = query === undefined ? {} : toSchema(query);
  const inQuery = Object.entries(properties).map(
    ([name, { description, ...schema }]): ParameterObject => ({
      name,
      in: "query",
      required: false,
      ...(description === undefined ? {} : { description }),
      schema,
    }),
  );
  return [...inPath, ...inQuery, ...(conditional ? [IF_MATCH] : [])];
}

function toPathParameter(name: string): ParameterObject {
  return { name, in: "path", required: true, schema: { type: "string" } };
}

export function toRequestBody(
  { body, example }: Operation,
): OperationObject["requestBody"] {
  if (body === undefined) return undefined;
  const content = toContent("application/json", body);
  return {
    required: true,
    content: example === undefined ? content : {
      "application/json": { ...content["application/json"], example },
    },
  };
}

export function toResponses(
  operation: Operation,
): OperationObject["responses"] {
  const byStatus = Map.groupBy(refusalsOf(operation), (c) => HTTP_STATUS[c]);
  const refusals = [...byStatus].map(([status, codes]) =>
    [String(status), toRefusal(codes)] as const
  );
  return Object.fromEntries([
    [String(operation.status), toAnswer(operation)],
    ...refusals,
  ]);
}

function toAnswer(
  { status, answer, media, headers }: Operation,
): ResponseObject {
  const named = Object.entries(headers ?? {}).map(([name, { description }]) =>
    [name, { description, schema: { type: "string" } }] as const
  );
  return {
    description: ANSWER_WORDS[status],
    ...(named.length === 0 ? {} : { headers: Object.fromEntries(named) }),
    ...(answer ? { content: toContent("application/json", answer) } : {}),
    ...(media ? { content: { [media]: {} } } : {}),
  };
}

const ANSWER_WORDS: Readonly<Record<Operation["status"], string>> = {
  200: "What was asked for.",
  201: "What was made.",
  204: "Done.",
};

function toRefusal(codes: readonly ErrorCode[]): ResponseObject {
  return {
    description: codes.map((code) => `\`${code}\`: ${ERROR_WORDS[code]}`)
      .join("\n\n"),
    content: toContent("application/problem+json", ProblemSchema),
  };
}

function toContent(media: string, schema: TSchema): ContentObject {
  return { [media]: { schema: toSchemaOrReference(schema) } };
}

/** The codes that an operation may answer with: those that follow from what it takes, and its own. */
export function refusalsOf(operation: Operation): readonly ErrorCode[] {
  const { access, body, conditional, path, refuses = [], method } = operation;
  if (access === "open") return [];
  const isRestricted = whoMay(operation) !== "any member" || method !== "GET";
  const codes = new Set<ErrorCode>([
    ...(body || conditional ? ["malformed"] as const : []),
    "validation_failed",
    "unauthenticated",
    ...(isRestricted ? ["forbidden"] as const : []),
    ...(path.includes(":") ? ["not_found"] as const : []),
    ...refuses,
    ...(conditional ? ["stale"] as const : []),
    ...(body ? ["too_large", "unsupported_media_type"] as const : []),
    "internal",
  ]);
  return [...codes];
}
