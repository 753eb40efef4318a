import { Type } from "typebox";
import { findCatalogEntry } from "../catalog/find_entry.ts";
import { listCatalog } from "../catalog/list.ts";
import { type Resource, route } from "./route.ts";
import {
  CatalogEntryDetailViewSchema,
  CatalogListSchema,
} from "./schemas/catalog.ts";

const ListCatalogQuery = Type.Object({
  search: Type.Optional(Type.String({
    maxLength: 200,
    description: "Words that must all occur in name, description or category.",
  })),
  category: Type.Optional(Type.String({ maxLength: 64 })),
}, { additionalProperties: false });

export const catalog: Resource = {
  name: "Catalog",
  description: "The kinds of service there are, the same for every tenant.",
  routes: [
    route({
      verb: "listCatalog",
      method: "GET",
      path: "/catalog",
      summary: "List the kinds of service, by name",
      access: "catalog:read",
      query: ListCatalogQuery,
      status: 200,
      answer: CatalogListSchema,
      handle: ({ scope, query }) => listCatalog(scope, query),
    }),
    route({
      verb: "findCatalogEntry",
      method: "GET",
      path: "/catalog/:key",
      summary: "Show one kind of service and what its connectors must be told",
      description:
        "`configSchema` and `authSchema` are what `config` and `auth` of its connectors are judged by. A retired entry is found too, since what is installed stays configurable.",
      access: "catalog:read",
      status: 200,
      answer: CatalogEntryDetailViewSchema,
      handle: ({ scope, id }) => findCatalogEntry(scope, id),
    }),
  ],
};
