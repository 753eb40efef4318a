import assert from "node:assert/strict";
import type { Role } from "../../lib/permissions.ts";
import type { TenantSlug, TestApp } from "../harness.ts";

/** An answer with its text, as a browser without scripts has it. */
export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

/** A browser without scripts: sends forms, keeps cookies, follows nothing by itself. */
export interface Visitor {
  get(path: string): Promise<Visit>;
  post(path: string, fields: Fields): Promise<Visit>;
  /** Where the last answer leads, fetched. */
  follow(visit: Visit): Promise<Visit>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody who is signed in as that role. */
export async function signedIn(
  app: TestApp,
  role: Role,
  tenant: TenantSlug = "acme",
): Promise<Visitor> {
  return visitor(app, await app.cookieOf(role, tenant));
}

/** Somebody nobody knows, or whoever the cookie says. */
export function visitor(app: TestApp, cookie = ""): Visitor {
  const cookies = new Map<string, string>();
  if (cookie) keep(cookies, cookie);

  async function ask(path: string, init: RequestInit = {}): Promise<Visit> {
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`);
    const headers = { cookie: jar.join("; "), ...init.headers };
    const response = await app.request(path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return {
      status: response.status,
      headers: response.headers,
      html: await response.text(),
    };
  }
  return {
    get: (path) => ask(path),
    post: (path, fields) =>
      ask(path, {
        method: "POST",
        body: toBody(fields),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    follow(visit) {
      const path = visit.headers.get("location") ?? "";
      assert.ok(path.startsWith(app.config.basePath), `leads to "${path}"`);
      return ask(path.slice(app.config.basePath.length));
    },
  };
}

/** One cookie of a Set-Cookie or Cookie header; an empty value takes it away. */
function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value) cookies.set(name, value);
  else cookies.delete(name);
}

function toBody(fields: Fields): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const text of [value].flat()) params.append(name, text);
  }
  return params.toString();
}

/** The text of a page as it is read: without tags, white space collapsed. */
export function textOf(html: string): string {
  const [, main = html] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
  return decode(
    main.replace(/<(script|style|template)[\s\S]*?<\/\1>/g, "").replace(
      /<[^>]+>/g,
      " ",
    ),
  ).replace(/\s+/g, " ").trim();
}

/** What a message in the corner says. */
export function toastOf(html: string): string {
  const [, toast = ""] =
    /aria-label="Messages"[^>]*>([\s\S]*?)<\/p>/.exec(html) ?? [];
  return decode(toast.replace(/<[^>]+>/g, " ")).trim();
}

/** The value that a control shows, null where the page has no such control. */
export function valueOf(html: string, name: string): string | null {
  const tags = html.match(/<input[^>]*>/g) ?? [];
  const tag = tags.filter((tag) => tag.includes(`name="${name}"`)).at(-1);
  if (tag === undefined) return null;
  return decode(/ value="([^"]*)"/.exec(tag)?.[1] ?? "");
}

/** The sentences at a field that is marked as wrong. */
export function errorAt(html: string, id: string): string {
  const [, text = ""] = new RegExp(
    `id="field-${id}:error"[^>]*>([\\s\\S]*?)</(?:div|p)>`,
  ).exec(html) ?? [];
  return decode(text.replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ").trim();
}

export function titleOf(html: string): string {
  return decode(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "");
}

function decode(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"').replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
