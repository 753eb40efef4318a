import { toCurl } from "./docs_curl.ts";
import {
  type FieldView,
  toField,
  toFields,
  toTypeText,
} from "./docs_fields.ts";
import type {
  Method,
  OperationObject,
  ResponseObject,
  SchemaObject,
} from "./document.ts";

export interface AnswerView {
  readonly status: string;
  readonly description: string;
  /** "Connector", "list of text"; null without a body. */
  readonly type: string | null;
  readonly fields: readonly FieldView[];
  readonly headers: readonly {
    readonly name: string;
    readonly description: string;
  }[];
}

export interface OperationView {
  readonly id: string;
  readonly method: string;
  /** With the base path and `/api`. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly who: string;
  readonly parameters: readonly (FieldView & { readonly in: string })[];
  readonly body: readonly FieldView[];
  readonly answer: AnswerView;
  /** Statuses of refusals with their codes. */
  readonly refusals: readonly {
    readonly status: string;
    readonly codes: readonly string[];
  }[];
  readonly curl: string;
}

/** Where an operation stands. */
export interface Placed {
  readonly operation: OperationObject;
  readonly method: Method;
  readonly path: string;
  readonly origin: string;
}

/** One operation as the docs page draws it. */
export function toOperationView(placed: Placed): OperationView {
  const { operation, method, path } = placed;
  const { parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content["application/json"]?.schema;
  const [status = "", answer = { description: "" }] =
    Object.entries(responses).find(([code]) => code < "300") ?? [];
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description ?? "",
    who: operation["x-who"],
    parameters: parameters.map((p) => ({
      ...toField(p.name, p.schema, p.required),
      description: p.description ?? "",
      in: p.in,
    })),
    body: body === undefined ? [] : toFields(body),
    answer: toAnswerView(status, answer),
    refusals: Object.entries(responses).filter(([code]) => code >= "400").map(
      ([code, { description }]) => ({
        status: code,
        codes: toCodes(description),
      }),
    ),
    curl: toCurl(placed),
  };
}

function toAnswerView(
  status: string,
  { description, content, headers = {} }: ResponseObject,
): AnswerView {
  const [media] = Object.entries(content ?? {});
  const schema: SchemaObject | undefined = media?.[1].schema;
  return {
    status,
    description,
    type: schema ? toTypeText(schema) : media?.[0] ?? null,
    fields: schema ? toFields(schema) : [],
    headers: Object.entries(headers).map(([name, header]) => ({
      name,
      description: header.description,
    })),
  };
}

/** The codes that a refusal's description begins its paragraphs with. */
function toCodes(description: string): readonly string[] {
  return [...description.matchAll(/^`(\w+)`/gm)].map(([, code = ""]) => code);
}
