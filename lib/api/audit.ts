import { listAudit } from "../audit/list.ts";
import { type Resource, route } from "./route.ts";
import { AuditPageSchema } from "./schemas/audit.ts";
import { PageQuery } from "./schemas/common.ts";

export const audit: Resource = {
  name: "Audit",
  description: "What happened in the tenant: who changed what, and when.",
  routes: [
    route({
      verb: "listAudit",
      method: "GET",
      path: "/audit",
      summary: "List what happened, newest first",
      access: "audit:read",
      query: PageQuery,
      status: 200,
      answer: AuditPageSchema,
      handle: ({ scope, query }) => listAudit(scope, query),
    }),
  ],
};
