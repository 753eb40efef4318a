import { audit } from "./audit.ts";
import { catalog } from "./catalog.ts";
import { checks } from "./checks.ts";
import { connectors } from "./connectors.ts";
import { installed } from "./installed.ts";
import { me } from "./me.ts";
import { members } from "./members.ts";
import { publishTargets } from "./publish_targets.ts";
import type { Operation, Resource } from "./route.ts";
import { tokens } from "./tokens.ts";
import { validateConfig } from "./validate_config.ts";

/** Every resource of the API, in the order of the document. */
export const RESOURCES: readonly Resource[] = [
  catalog,
  installed,
  connectors,
  checks,
  validateConfig,
  publishTargets,
  me,
  tokens,
  members,
  audit,
];

/** What needs no caller. The page is a route of the pages. */
export const OPEN: Resource<Operation> = {
  name: "About this service",
  description: "Open to everyone.",
  routes: [
    {
      verb: "readOpenApi",
      method: "GET",
      path: "/openapi.json",
      summary: "Send this document",
      access: "open",
      status: 200,
      media: "application/json",
    },
    {
      verb: "readDocs",
      method: "GET",
      path: "/docs",
      summary: "Show this document as a page",
      access: "open",
      status: 200,
      media: "text/html",
    },
  ],
};
