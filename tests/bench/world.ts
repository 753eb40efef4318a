import { installConnector } from "../../lib/connectors/install.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { createTenant } from "../../lib/identity/create_tenant.ts";
import { createUser } from "../../lib/identity/create_user.ts";
import { addMember } from "../../lib/identity/members/add.ts";
import { SESSION_COOKIE } from "../../lib/identity/cookies.ts";
import { startSession } from "../../lib/identity/sessions/start.ts";
import { toSystemScope } from "../../lib/identity/system_scope.ts";
import { createToken } from "../../lib/identity/tokens/create.ts";
import type { Means, Scope } from "../../lib/scope.ts";
import { CATALOG_FOLDER, seedCatalog } from "../../seeds/seed.ts";
import { companyBlog } from "../connector_inputs.ts";

export interface BenchWorld {
  readonly bearer: string;
  readonly cookie: string;
  /** Has nobody and nothing: for installs that should not grow the measured list. */
  readonly emptyBearer: string;
  readonly scope: Scope;
}

/** A tenant with 50 connectors, half of them active, and one without any. */
export async function seedBench(means: Means): Promise<BenchWorld> {
  await seedCatalog(means, CATALOG_FOLDER);
  const scope = toSystemScope(
    means,
    await createTenant(means, { slug: "bench", name: "Bench" }),
  );
  const empty = toSystemScope(
    means,
    await createTenant(means, { slug: "empty", name: "Empty" }),
  );
  for (let n = 0; n < 50; n++) {
    const connector = await installConnector(
      scope,
      companyBlog({ name: `Blog ${n}` }),
    );
    if (n % 2) await updateConnector(scope, connector, { status: "active" });
  }
  const email = "bench@acme.test";
  const user = await createUser(means, {
    email,
    name: "Bench",
    password: "test-password",
  });
  await addMember(scope, { email, role: "admin" });
  const { token } = await startSession(means, {
    userId: user.id,
    tenantId: scope.tenant.id,
  });
  return {
    scope: empty,
    cookie: `${SESSION_COOKIE}=${token}`,
    bearer: await bearerOf(scope),
    emptyBearer: await bearerOf(empty),
  };
}

async function bearerOf(scope: Scope): Promise<string> {
  const { secret } = await createToken(scope, { name: "Bench", role: "admin" });
  return `Bearer ${secret}`;
}
