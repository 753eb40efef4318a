import assert from "node:assert/strict";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";

async function install(tenantSlug: "acme" | "globex" | null) {
  await using app = await createTestApp();
  const tenant = tenantSlug && app.scopeOf("owner", tenantSlug).tenant.id;
  const answer = await app.request("/api/connectors", {
    method: "POST",
    headers: {
      cookie: await app.cookieOf("owner"),
      "content-type": "application/json",
      ...(tenant ? { "connectors-tenant": tenant } : {}),
    },
    body: JSON.stringify(companyBlog()),
  });
  const { code, detail } = await answer.json();
  return {
    status: answer.status,
    code,
    detail,
    audited: (await app.auditEvents()).length,
  };
}

Deno.test("the API takes what a page of the session's tenant sends", async () => {
  assert.equal((await install("acme")).status, 201);
  assert.equal((await install(null)).status, 201);
});

Deno.test("the API refuses what a page of another tenant sends, and changes nothing", async () => {
  const { status, code, detail, audited } = await install("globex");
  assert.deepEqual([status, code, audited], [409, "conflict", 0]);
  assert.match(detail, /in Acme, where you are now.*another tenant/);
});
