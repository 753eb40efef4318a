import { findConnector } from "../connectors/find.ts";
import { ListInstalledInput } from "../connectors/input.ts";
import { listInstalled } from "../connectors/list.ts";
import { ETAG } from "./etag.ts";
import { type Resource, route } from "./route.ts";
import {
  ConnectorPageSchema,
  ConnectorViewSchema,
} from "./schemas/connector.ts";

export const installed: Resource = {
  name: "Installed connectors",
  description: "What the tenant has set up.",
  routes: [
    route({
      verb: "listInstalled",
      method: "GET",
      path: "/installed",
      summary: "List the tenant's connectors, newest first",
      description:
        "A page may be short, or empty, and still have a `nextCursor`: a search reads a bounded number of connectors at a time.",
      access: "connectors:read",
      query: ListInstalledInput,
      status: 200,
      answer: ConnectorPageSchema,
      handle: ({ scope, query }) => listInstalled(scope, query),
    }),
    route({
      verb: "findConnector",
      method: "GET",
      path: "/installed/:id",
      summary: "Show one connector",
      access: "connectors:read",
      status: 200,
      answer: ConnectorViewSchema,
      headers: { ETag: ETAG },
      handle: ({ scope, id }) => findConnector(scope, id),
    }),
  ],
};
