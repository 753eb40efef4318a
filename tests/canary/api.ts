import assert from "node:assert/strict";
import type { Kind } from "./kinds.ts";
import type { Run } from "./run.ts";

interface Call {
  readonly method: string;
  readonly path: string;
  /** A text is sent as it is. */
  readonly body: unknown;
  readonly status: number;
}

async function call(
  { world }: Run,
  authorization: string,
  { method, path, body, status }: Call,
) {
  const response = await fetch(world.url(path), {
    method,
    headers: { authorization, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const answer = await response.json();
  assert.equal(
    response.status,
    status,
    `${method} ${path}: ${JSON.stringify(answer)}`,
  );
  return answer;
}

/** Installs and changes with good credentials, and with each fault that names a field or breaks off earlier. */
export async function useApi(
  run: Run,
  { key, fields, chosen = {} }: Kind,
  token: string,
): Promise<void> {
  const { items } = await (await run.world.page.request.get(
    run.world.url(`/api/installed`),
  )).json();
  const names = Object.keys(
    items.find((each: { catalogKey: string }) => each.catalogKey === key)
      .authFields,
  );
  const config: Record<string, string> = { ...chosen };
  for (const [name, [, value]] of Object.entries(fields)) config[name] = value;
  const authOf = (what: string) =>
    Object.fromEntries(
      names.map((name) => [name, run.secret(`${name} of ${key}, ${what}`)]),
    );
  const ask = (one: Call) => call(run, `Bearer ${token}`, one);
  const add = (status: number, change: Record<string, unknown>) =>
    ask({
      method: "POST",
      path: "/api/connectors",
      body: { catalogKey: key, name: `${key} by API`, config, ...change },
      status,
    });

  const { id } = await add(201, { auth: authOf("by API") });
  await add(409, { auth: authOf("name taken") });
  await add(400, { auth: authOf("config refused"), config: {} });
  await add(400, { name: "b", auth: { unknown: run.secret("unknown field") } });
  await add(400, { name: "bb", auth: run.secret("not an object") });
  await add(400, { name: "bb", auth: [run.secret("in a list")] });
  const long = run.secret("too long").repeat(20);
  await add(400, { name: "bb", auth: { [names[0] ?? ""]: long } });
  const path = `/api/connectors/${id}`;
  const put = (status: number, body: unknown) =>
    ask({ method: "PUT", path, body, status });
  await put(200, { auth: authOf("replaced") });
  await put(400, { auth: { unknown: run.secret("unknown, replaced") } });
  await put(400, `{"auth": "${run.secret("broken JSON")}`);
  await put(400, { password: run.secret("unknown property") });
}

/** Tokens that are almost right, ended, or not tokens at all; and one that the API makes. */
export async function useWrongTokens(run: Run, token: string): Promise<void> {
  const made = await call(run, `Bearer ${token}`, {
    method: "POST",
    path: "/api/tokens",
    body: { name: "Made by API", role: "member" },
    status: 201,
  });
  const text = made.secret.slice(-43);
  run.give({ what: "token of the API", text, by: ["POST /api/tokens 201"] });
  for (
    const authorization of [
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${run.secret("not a token")}`,
      `Bearer con_${run.secret("like a token")}`,
      `Basic ${btoa(`ada:${run.secret("basic")}`)}`,
    ]
  ) {
    const body = { name: "x", role: "member" };
    const path = "/api/tokens";
    await call(run, authorization, { method: "POST", path, body, status: 401 });
  }
}
