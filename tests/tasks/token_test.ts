import assert from "node:assert/strict";
import { createAuthenticator } from "../../lib/identity/authenticate.ts";
import { createTenant } from "../../lib/identity/create_tenant.ts";
import type { Means } from "../../lib/scope.ts";
import { makeToken } from "../../lib/tasks/token.ts";
import { createTestMeans } from "../test_means.ts";

async function withTenant(story: (means: Means) => Promise<void>) {
  const means = await createTestMeans();
  try {
    await createTenant(means, { slug: "acme", name: "Acme" });
    await story(means);
  } finally {
    means.kv.close();
  }
}

Deno.test("makeToken() makes a token that lets a program in, with that role", () =>
  withTenant(async (means) => {
    const args = ["--tenant", "acme", "--role", "member"];
    const token = await makeToken(means, args);
    assert.match(token, /^con_/);
    const { bearer } = createAuthenticator(means);
    const scope = await bearer(`Bearer ${token}`, "request");
    assert.equal(scope?.tenant.slug, "acme");
    assert.equal(scope?.role, "member");
  }));

Deno.test("makeToken() says how to use it, when an argument is missing or unknown", () =>
  withTenant(async (means) => {
    for (const args of [[], ["--tenant", "acme"], ["--colour", "red"]]) {
      await assert.rejects(makeToken(means, args), /deno task token --tenant/);
    }
  }));

Deno.test("makeToken() refuses an unknown tenant and a role that no token has", () =>
  withTenant(async (means) => {
    await assert.rejects(
      makeToken(means, ["--tenant", "gone", "--role", "admin"]),
      /there is no tenant "gone"/,
    );
    await assert.rejects(
      makeToken(means, ["--tenant", "acme", "--role", "owner"]),
      { code: "validation_failed" },
    );
  }));
