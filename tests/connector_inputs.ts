import type { InstallConnectorInput } from "../lib/connectors/input.ts";

/** A WordPress connector with all it needs to be activated. */
export function companyBlog(
  changes: Partial<InstallConnectorInput> = {},
): InstallConnectorInput {
  return {
    catalogKey: "wordpress",
    name: "Company blog",
    config: { base_url: "https://blog.acme.test", site_label: "Acme blog" },
    auth: { username: "editor", application_password: "test-password" },
    tags: ["blog"],
    ...changes,
  };
}

/** An X connector without its credentials. */
export function marketingX(
  changes: Partial<InstallConnectorInput> = {},
): InstallConnectorInput {
  return {
    catalogKey: "twitter",
    name: "Marketing X",
    config: { account_label: "@acme" },
    ...changes,
  };
}
