import assert from "node:assert/strict";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type {
  Method,
  OpenApiDocument,
  SchemaObject,
} from "../../lib/api/document.ts";

/** One answer, with the route that gave it. */
export interface GivenAnswer {
  readonly method: string;
  /** As the trace has it: `/api/installed/:id`. */
  readonly route: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * Holds answers to the document: status, headers, content type, and a body
 * with every field that the schema has and no other.
 */
export function createDocumentChecker(
  document: OpenApiDocument,
): (answer: GivenAnswer) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const components = closed(document.components);
  const validators = new Map<string, ValidateFunction>();

  function validatorOf(schema: SchemaObject): ValidateFunction {
    const text = JSON.stringify(schema);
    const known = validators.get(text);
    if (known) return known;
    const made = ajv.compile({ ...Object(closed(schema)), components });
    validators.set(text, made);
    return made;
  }

  return ({ method, route, status, headers, body }) => {
    const path = route.replace(/^\/api/, "").replace(/:(\w+)/g, "{$1}");
    const key = method.toLowerCase() as Method;
    const at = `${method} ${path} ${status}`;
    const response = document.paths[path]?.[key]?.responses[String(status)];
    assert(response, `the document does not have ${at}`);
    for (const name of Object.keys(response.headers ?? {})) {
      assert(headers.has(name), `${at} comes without ${name}`);
    }
    const [media] = Object.entries(response.content ?? {});
    assert.equal(headers.get("content-type"), media?.[0] ?? null, at);
    const schema = media?.[1].schema;
    if (schema === undefined) return;
    const validate = validatorOf(schema);
    assert(validate(body), `${at}: ${ajv.errorsText(validate.errors)}`);
  };
}

/** Objects whose fields are named take no others: what leaves must be in the document. */
function closed(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema, (_key, value) => {
    const isObject = value?.type === "object" && value.properties &&
      value.additionalProperties === undefined;
    return isObject ? { ...value, additionalProperties: false } : value;
  }));
}
