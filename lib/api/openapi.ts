import { SESSION_COOKIE } from "../identity/cookies.ts";
import type { OpenApiDocument, OperationObject, PathItem } from "./document.ts";
import { toParameters, toRequestBody, toResponses } from "./openapi_parts.ts";
import { COMPONENTS, toSchema } from "./openapi_schemas.ts";
import { OPEN, RESOURCES } from "./resources.ts";
import { type Operation, type Resource, whoMay } from "./route.ts";

const INTRODUCTION =
  "Connects a team to the services that it publishes to: browse the catalog, install and configure connectors, ask for publish targets. " +
  "JSON in camelCase, UTF-8. Every refusal is an `application/problem+json` body with a `code`, a `requestId` and, where fields are at fault, `errors` by their path.";

/** The OpenAPI 3.1 document of everything that is mounted; `base` is the app's base path. */
export function toDocument(base: string): OpenApiDocument {
  const resources: readonly Resource<Operation>[] = [...RESOURCES, OPEN];
  const paths: Record<string, PathItem> = {};
  for (const { name, routes } of resources) {
    for (const operation of routes) {
      const path = operation.path.replace(/:(\w+)/g, "{$1}");
      const method = operation.method.toLowerCase();
      paths[path] = { ...paths[path], [method]: toOperation(operation, name) };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Connectors", version: "1", description: INTRODUCTION },
    servers: [{ url: `${base}/api` }],
    tags: resources.map(({ name, description }) => ({ name, description })),
    paths: { ...paths, "/health": toHealth(base) },
    components: {
      schemas: Object.fromEntries(
        Object.entries(COMPONENTS).map(([name, s]) => [name, toSchema(s)]),
      ),
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "con_…",
          description: "An API token of the tenant.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: SESSION_COOKIE,
          description:
            "The browser's session. Changes are taken from our own pages only.",
        },
      },
    },
  };
}

function toOperation(operation: Operation, tag: string): OperationObject {
  const { verb, summary, description, access } = operation;
  const isOpen = access === "open";
  const parameters = toParameters(operation);
  const requestBody = toRequestBody(operation);
  return {
    operationId: verb,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    "x-who": whoMay(operation),
    security: isOpen ? [] : [{ token: [] }, { session: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: toResponses(operation),
  };
}

/** It stands beside `/api`, so its path has a server of its own. */
function toHealth(base: string): PathItem {
  return {
    servers: [{ url: base || "/" }],
    get: {
      operationId: "readHealth",
      tags: [OPEN.name],
      summary: "Say whether the service works (outside /api)",
      "x-who": whoMay({ access: "open" }),
      security: [],
      responses: {
        "200": { description: "The database answers." },
        "503": { description: "The database does not answer." },
      },
    },
  };
}
