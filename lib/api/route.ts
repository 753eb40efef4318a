import type { Static, TSchema } from "typebox";
import type { ErrorCode } from "../errors.ts";
import { hasPermission, type Permission, type Role } from "../permissions.ts";
import type { Scope } from "../scope.ts";

/** Who is let in: everyone, whoever is signed in, or whose role grants the permission. */
export type Access = "open" | "signed_in" | Permission;

/** A header of the answer: what stands in it, and what the document says of it. */
export interface AnswerHeader<Answer> {
  readonly description: string;
  of(answer: Answer, base: string): string;
}

/** What the document says of one operation. */
export interface Operation {
  /** The verb's name: the document's operationId. */
  readonly verb: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api`, as Hono writes it: `/installed/:id`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** A body that works, but for ids: the curl example sends it. */
  readonly example?: object;
  /** Takes `If-Match`. */
  readonly conditional?: true;
  readonly status: 200 | 201 | 204;
  /** Missing where no body comes back. */
  readonly answer?: TSchema;
  /** Content type of an answer without a schema. */
  readonly media?: "application/json" | "text/html";
  readonly headers?: Readonly<Record<string, AnswerHeader<unknown>>>;
  /** Codes beside those that follow from the rest. */
  readonly refuses?: readonly ErrorCode[];
}

/** One request, its text turned into values. */
export interface Call<Query = unknown, Body = unknown> {
  readonly scope: Scope;
  /** What the path names: an id, or a catalog entry's key; "" where it names nothing. */
  readonly id: string;
  /** Fits the route's schema. */
  readonly query: Query;
  /** JSON of any shape as yet: the verb that it goes to checks it against the same schema. */
  readonly body: Body;
  /** The version that `If-Match` asks for. */
  readonly version: number | undefined;
}

/** An operation that Hono answers. */
export interface Route extends Operation {
  /** Calls one verb; what it returns is sent. */
  handle(call: Call): Promise<unknown>;
}

/** Routes under one heading of the document. */
export interface Resource<Kind extends Operation = Route> {
  readonly name: string;
  readonly description: string;
  readonly routes: readonly Kind[];
}

interface TypedRoute<Q extends TSchema, B extends TSchema, A extends TSchema>
  extends Operation {
  readonly query?: Q;
  readonly body?: B;
  readonly answer?: A;
  readonly headers?: Readonly<Record<string, AnswerHeader<Static<A>>>>;
  handle(call: Call<Static<Q>, Static<B>>): Promise<Static<A>>;
}

/**
 * Registers an operation once: its schemas type the handler, judge the query,
 * and stand in the document. That the handler is called with its own types
 * holds because the query is judged before, and the body by its verb.
 */
export function route<
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  A extends TSchema = TSchema,
>(typed: TypedRoute<Q, B, A>): Route {
  return typed;
}

const ROLES: readonly Role[] = ["member", "admin", "owner"];

/** Who may use the operation, in words. */
export function whoMay({ access }: Pick<Operation, "access">): string {
  if (access === "open") return "everyone, without signing in";
  const roles = ROLES.filter((role) =>
    access === "signed_in" || hasPermission({ role }, access)
  );
  return roles.length === ROLES.length ? "any member" : roles.join(", ");
}
