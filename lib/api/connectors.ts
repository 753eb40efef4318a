import {
  InstallConnectorInput,
  UpdateConnectorInput,
} from "../connectors/input.ts";
import { installConnector } from "../connectors/install.ts";
import { removeConnector } from "../connectors/remove.ts";
import { updateConnector } from "../connectors/update.ts";
import { ETAG } from "./etag.ts";
import { type Resource, route } from "./route.ts";
import { ConnectorViewSchema } from "./schemas/connector.ts";

export const connectors: Resource = {
  name: "Connectors",
  description:
    "Set up, change and delete connectors. Each change is one commit with its audit event.",
  routes: [
    route({
      verb: "installConnector",
      method: "POST",
      path: "/connectors",
      summary: "Install a connector; it is inactive until it is activated",
      access: "connectors:write",
      body: InstallConnectorInput,
      example: {
        catalogKey: "wordpress",
        name: "Company blog",
        config: {
          base_url: "https://blog.example.com",
          site_label: "Company blog",
        },
      },
      status: 201,
      answer: ConnectorViewSchema,
      headers: {
        Location: {
          description: "Where the new connector is.",
          of: ({ id }, base) => `${base}/api/installed/${id}`,
        },
        ETag: ETAG,
      },
      refuses: ["not_found", "conflict"],
      handle: ({ scope, body }) => installConnector(scope, body),
    }),
    route({
      verb: "updateConnector",
      method: "PUT",
      path: "/connectors/:id",
      summary: "Change a connector, activate or deactivate it",
      description:
        "What is left out stays as it is. `config` is replaced as a whole, `auth` field by field. `active` needs a valid config and complete credentials. With `If-Match` nothing changes if someone else has changed it meanwhile.",
      access: "connectors:write",
      body: UpdateConnectorInput,
      example: { status: "active" },
      conditional: true,
      status: 200,
      answer: ConnectorViewSchema,
      headers: { ETag: ETAG },
      refuses: ["conflict"],
      handle: ({ scope, id, version, body }) =>
        updateConnector(scope, { id, version }, body),
    }),
    route({
      verb: "removeConnector",
      method: "DELETE",
      path: "/connectors/:id",
      summary: "Delete a connector with its credentials",
      access: "connectors:write",
      conditional: true,
      status: 204,
      handle: ({ scope, id, version }) =>
        removeConnector(scope, { id, version }),
    }),
  ],
};
