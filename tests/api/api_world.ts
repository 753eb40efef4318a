import assert from "node:assert/strict";
import { type Api, createApi } from "../../lib/api/app.ts";
import type { RequestTrace } from "../../lib/define.ts";
import { createAuthenticator } from "../../lib/identity/authenticate.ts";
import {
  createTestApp,
  type TestApp,
  type TestAppOptions,
} from "../harness.ts";
import { createDocumentChecker } from "./document_checker.ts";

/** Programs by token, the owner by cookie, and nobody. */
export type Caller = "admin" | "member" | "owner" | "globex" | "nobody";

export interface AskOptions {
  readonly as?: Caller;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // deno-lint-ignore no-explicit-any -- tests look into bodies by name
  readonly body: any;
  readonly trace: RequestTrace;
}

export interface ApiWorld extends AsyncDisposable {
  readonly app: TestApp;
  readonly api: Api;
  /** Asks below `/api`, as an admin unless told; each answer is held to the document. */
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
}

/** The API alone, in process, on a world of its own. */
export async function createApiWorld(
  options: TestAppOptions = {},
): Promise<ApiWorld> {
  const app = await createTestApp(options);
  const { config, means } = app;
  const authenticator = createAuthenticator(means);
  const api = createApi({ config, means, authenticator });
  const check = createDocumentChecker(api.document);
  const credentials = new Map<Caller, Promise<Record<string, string>>>();
  let asked = 0;

  function credentialsOf(caller: Caller): Promise<Record<string, string>> {
    const known = credentials.get(caller) ?? toCredentials(app, caller);
    credentials.set(caller, known);
    return known;
  }

  async function ask(
    method: string,
    path: string,
    { as = "admin", body, raw, headers = {} }: AskOptions = {},
  ): Promise<Answer> {
    const url = new URL(`${config.basePath}/api${path}`, config.publicUrl);
    const content = body === undefined ? raw : JSON.stringify(body);
    const request = new Request(url, {
      method,
      headers: {
        ...await credentialsOf(as),
        ...(content === undefined
          ? {}
          : { "content-type": "application/json" }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const trace: RequestTrace = {
      requestId: `request-${++asked}`,
      route: null,
      tenantId: null,
    };
    const answer = await toAnswer(await api.fetch(request, trace), trace);
    if (answer.status >= 400) requireProblem(answer);
    if (trace.route !== null && method !== "HEAD") {
      check({ ...answer, method, route: trace.route });
    }
    return answer;
  }

  return {
    app,
    api,
    ask,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

async function toCredentials(
  app: TestApp,
  caller: Caller,
): Promise<Record<string, string>> {
  if (caller === "nobody") return {};
  if (caller === "owner") return { cookie: await app.cookieOf("owner") };
  const authorization = caller === "globex"
    ? await app.bearerOf("admin", "globex")
    : await app.bearerOf(caller);
  return { authorization };
}

async function toAnswer(
  response: Response,
  trace: RequestTrace,
): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  const isJson = headers.get("content-type")?.includes("json") ?? false;
  const body = isJson && text !== "" ? JSON.parse(text) : text;
  return { status, headers, body, trace };
}

/** Whatever is refused, wherever: a problem that says its status and the request's id. */
function requireProblem({ status, headers, body, trace }: Answer): void {
  assert.equal(headers.get("content-type"), "application/problem+json");
  assert.equal(body.status, status);
  assert.equal(body.requestId, trace.requestId);
  assert.equal(typeof body.code, "string");
  assert.equal(typeof body.detail, "string");
}

/** A new connector as `POST /api/connectors` shows it. */
export async function installed(
  world: ApiWorld,
  body: unknown,
): Promise<Answer["body"]> {
  const answer = await world.ask("POST", "/connectors", { body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

/** Asserts status and code, and gives the body back. */
export function assertRefused(
  answer: Answer,
  status: number,
  code: string,
): Answer["body"] {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.equal(answer.body.code, code);
  return answer.body;
}
