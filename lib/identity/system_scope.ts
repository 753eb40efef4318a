import type { Actor, Means, Scope, TenantRef } from "../scope.ts";

const SYSTEM: Actor = { kind: "system", id: "system", name: "System" };

/** The scope of a task on the server itself: seeds and the command line, never a request. */
export function toSystemScope(means: Means, tenant: TenantRef): Scope {
  return {
    means,
    tenant,
    actor: SYSTEM,
    role: "owner",
    requestId: crypto.randomUUID(),
  };
}
