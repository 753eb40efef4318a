import assert from "node:assert/strict";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import { scriptedService, WRONG_PASSWORD } from "../scripted_service.ts";
import {
  errorAt,
  type Fields,
  signedIn,
  textOf,
  toastOf,
  valueOf,
  visitor,
} from "./visit.ts";

const TYPED: Fields = {
  version: "1",
  name: "Typed name",
  tags: "typed",
  "config.base_url": "https://new.acme.test",
  "config.site_label": "Typed label",
  "config.author_id": "",
  "auth.username": "",
  "auth.application_password": "",
};

const NEW: Fields = {
  ...TYPED,
  "auth.username": "editor",
  "auth.application_password": "typed-password",
};

async function installed(app: TestApp): Promise<string> {
  return (await installConnector(app.scopeOf("admin"), companyBlog())).id;
}

// It works

Deno.test("the install form is tested without a script, and comes back with the answer and all that was typed", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const admin = await signedIn(app, "admin");
  const form = await admin.get("/catalog/wordpress/install");
  assert.match(form.html, /formaction="\/catalog\/wordpress\/test"/);
  const { status, html } = await admin.post("/catalog/wordpress/test", NEW);
  assert.equal(status, 200);
  assert.match(
    textOf(html),
    /Connected as Ada Owens, in 20 ms\. What you typed as credentials is not shown again/,
  );
  assert.equal(valueOf(html, "name"), "Typed name");
  assert.equal(valueOf(html, "config.site_label"), "Typed label");
  assert.equal(valueOf(html, "tags"), "typed");
  assert.doesNotMatch(html, /typed-password/);
  assert.match(html, /action="\/catalog\/wordpress\/install"/);
  assert.equal((await listInstalled(app.scopeOf("admin"))).items.length, 0);
});

Deno.test("the form of a connector is tested with the stored secrets, and keeps the version that it was filled in for", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const id = await installed(app);
  await updateConnector(app.scopeOf("owner"), { id }, { tags: ["theirs"] });
  const admin = await signedIn(app, "admin");
  const { status, html } = await admin.post(`/installed/${id}/test`, TYPED);
  assert.equal(status, 200);
  assert.match(
    textOf(html),
    /Connected as Ada Owens, in 20 ms\. Test connection/,
  );
  assert.equal(
    service.sent[0]?.headers?.authorization,
    `Basic ${btoa("editor:test-password")}`,
  );
  assert.equal(valueOf(html, "version"), "1");
  assert.equal((await admin.post(`/installed/${id}`, TYPED)).status, 412);
});

Deno.test("a script that tests a form gets the report alone", async () => {
  const service = scriptedService(WRONG_PASSWORD);
  await using app = await createTestApp({ remote: service.remote });
  const response = await app.request("/catalog/wordpress/test", {
    method: "POST",
    headers: {
      accept: "application/json",
      cookie: await app.cookieOf("admin"),
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(
      Object.entries(NEW).map(([k, v]) => [k, String(v)]),
    ).toString(),
  });
  assert.deepEqual(await response.json(), {
    kind: "error",
    text:
      "WordPress did not accept the user name with this application password. It must be an application password, not the one that you sign in with. It says: “The provided password is an invalid application password.”",
    items: [],
  });
});

Deno.test("a card's menu tests what is stored, says what was found, and the card keeps it", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const list = await admin.get("/installed?tag=blog");
  assert.match(list.html, new RegExp(`action="/installed/${id}/check"`));
  const next = "/installed?tag=blog";
  const answer = await admin.post(`/installed/${id}/check`, { next });
  assert.equal(answer.headers.get("location"), next);
  const { html } = await admin.follow(answer);
  assert.equal(toastOf(html), "Company blog: Connected as Ada Owens");
  assert.match(textOf(html), /Tested 5 Jan 2026 : Connected as Ada Owens\./);

  service.turn(WRONG_PASSWORD);
  const failed = await admin.follow(
    await admin.post(`/installed/${id}/check`, { next }),
  );
  assert.match(toastOf(failed.html), /^Company blog: WordPress did not accept/);
  assert.match(
    textOf(failed.html),
    /Error .*WordPress did not accept .*Tested 5 Jan 2026/,
  );
  assert.match(
    textOf((await admin.get(`/installed/${id}`)).html),
    /Tested 5 Jan 2026/,
  );

  service.turn("timed_out");
  await admin.post(`/installed/${id}/check`, { next });
  assert.equal(
    (await findConnector(app.scopeOf("admin"), id)).lastCheck?.reason,
    "timed_out",
  );
});

Deno.test("a kind that costs says so, and one to connect first is not tested before it is there", async () => {
  await using app = await createTestApp();
  const { id } = await installConnector(app.scopeOf("admin"), marketingX());
  const admin = await signedIn(app, "admin");
  assert.doesNotMatch(
    (await admin.get("/catalog/twitter/install")).html,
    /Test connection/,
  );
  const { html } = await admin.get(`/installed/${id}`);
  assert.match(
    textOf(html),
    /Test connection X \(Twitter\) charges for each test\./,
  );
  assert.match(
    (await admin.get("/installed")).html,
    /Test connection \(charged\)/,
  );
});

// It refuses bad input

Deno.test("a tested form marks what is wrong, with a link from the answer, and sends nothing", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const admin = await signedIn(app, "admin");
  const { html } = await admin.post("/catalog/wordpress/test", {
    ...NEW,
    "config.base_url": "nowhere",
    "auth.username": "",
  });
  assert.notEqual(errorAt(html, "config-base_url"), "");
  assert.match(
    textOf(html),
    /Nothing was sent\. Site address : Enter a full address/,
  );
  const broken = await admin.post("/catalog/wordpress/test", {
    ...NEW,
    "auth.application_password": "a\nb",
  });
  assert.match(
    errorAt(broken.html, "auth-application_password"),
    /^Remove the line break/,
  );
  assert.match(
    textOf(broken.html),
    /Nothing was sent\. Application password: Remove the line break/,
  );
  assert.equal(service.sent.length, 0);
});

Deno.test("a tested form shows at its field an address that leads nowhere", async () => {
  await using app = await createTestApp({
    remote: scriptedService("blocked").remote,
  });
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const { html } = await admin.post(`/installed/${id}/test`, TYPED);
  assert.match(
    errorAt(html, "config-base_url"),
    /^Cannot reach blog\.acme\.test: blocked\.$/,
  );
});

Deno.test("a test of what lacks credentials leads back and says what is missing", async () => {
  await using app = await createTestApp();
  const { id } = await installConnector(
    app.scopeOf("admin"),
    companyBlog({ auth: {} }),
  );
  const admin = await signedIn(app, "admin");
  const answer = await admin.post(`/installed/${id}/check`, {
    next: "//evil.test",
  });
  assert.equal(answer.headers.get("location"), "/installed");
  assert.match(
    toastOf((await admin.follow(answer)).html),
    /^Cannot test the connection: fill in auth\.username/,
  );
});

// It keeps strangers out

Deno.test("a member, another tenant and a stranger test nothing", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const id = await installed(app);
  const member = await signedIn(app, "member");
  const other = await signedIn(app, "owner", "globex");
  for (const path of [`/installed/${id}/test`, `/installed/${id}/check`]) {
    assert.equal((await member.post(path, TYPED)).status, 403, path);
    assert.equal((await other.post(path, TYPED)).status, 404, path);
    assert.equal(
      (await visitor(app).post(path, TYPED)).headers.get("location"),
      "/sign-in",
    );
  }
  assert.equal((await member.post("/catalog/wordpress/test", NEW)).status, 403);
  assert.doesNotMatch((await member.get("/installed")).html, /Test connection/);
  assert.equal(service.sent.length, 0);
});
