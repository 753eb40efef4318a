import assert from "node:assert/strict";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog } from "../connector_inputs.ts";
import {
  createOauthWorld,
  type OauthWorld,
  ownApp,
} from "../remote/oauth_world.ts";
import { signedIn, textOf, toastOf, type Visit, visitor } from "./visit.ts";

/** Where the page sends the browser on to, by itself and by its link. */
function leadsTo({ headers, html }: Visit): URL {
  const [, url = ""] = /^0; url=(.+)$/.exec(headers.get("refresh") ?? "") ?? [];
  assert.ok(html.includes(url.replaceAll("&", "&amp;")));
  return new URL(url);
}

/** The path on which the service sends the browser back. */
async function answeredBy({ service }: OauthWorld, left: Visit) {
  const { pathname, search } = await service.visit(leadsTo(left));
  return pathname + search;
}

async function installed(w: OauthWorld): Promise<string> {
  return (await installConnector(w.scope, ownApp(w.service))).id;
}

Deno.test("an account is connected from the connector's page: to the service, back, and told who it is", async () => {
  await using w = await createOauthWorld();
  const id = await installed(w);
  const admin = await signedIn(w.app, "admin");
  const before = textOf((await admin.get(`/installed/${id}`)).html);
  assert.match(before, /Not connected yet/);
  assert.match(before, /openid profile posts/);
  assert.match(before, /Redirect URL/);
  const left = await admin.post(`/installed/${id}/connect`, {});
  assert.equal(left.status, 200);
  assert.match(textOf(left.html), /You are being sent to 127\.0\.0\.1/);
  const back = await admin.get(await answeredBy(w, left));
  assert.equal(back.status, 303);
  const page = await admin.follow(back);
  assert.equal(toastOf(page.html), "Own app is connected as @ada");
  assert.match(textOf(page.html), /Connected as @ada since .* Connect again/);
});

Deno.test("the form of a kind that signs in at the service shows the redirect URL, new or not, also below a base path", async () => {
  const app = { basePath: "/features/connectors" };
  await using w = await createOauthWorld({ app });
  const admin = await signedIn(w.app, "admin");
  const url = "http://127.0.0.1:8000/features/connectors/oauth/callback";
  const id = await installed(w);
  for (const path of ["/catalog/twitter/install", `/installed/${id}`]) {
    const { html } = await admin.get(path);
    assert.ok(html.includes(`value="${url}"`), path);
  }
  const { html } = await admin.get("/catalog/wordpress/install");
  assert.ok(!html.includes("redirect-url"));
});

Deno.test("each answer that gives no access has a page that says what to do", async () => {
  await using w = await createOauthWorld();
  const id = await installed(w);
  const admin = await signedIn(w.app, "admin");
  const connect = () => admin.post(`/installed/${id}/connect`, {});
  const shown = async (path: string, by = admin) => {
    const { status, html } = await by.get(path);
    return [status, textOf(html)] as const;
  };

  w.service.says = "no";
  const [denied, why] = await shown(await answeredBy(w, await connect()));
  assert.equal(denied, 400);
  assert.match(why, /You did not allow it .* Connect again Configure Own app/);

  w.service.says = "yes";
  const late = await answeredBy(w, await connect());
  w.app.means.clock.advance(11 * 60 * 1000);
  assert.match((await shown(late))[1], /This took too long/);

  const theirs = await answeredBy(w, await connect());
  const other = await signedIn(w.app, "owner");
  assert.match((await shown(theirs, other))[1], /This was begun elsewhere/);

  const twice = await answeredBy(w, await connect());
  assert.equal((await admin.get(twice)).status, 303);
  assert.match((await shown(twice))[1], /This answer was used already/);

  w.service.instead = { status: 500, body: "{}" };
  const failed = await answeredBy(w, await connect());
  assert.match(
    (await shown(failed))[1],
    /The service gave no access .* did not answer as OAuth 2 says/,
  );
});

Deno.test("what the service says is shown as text, never as markup", async () => {
  await using w = await createOauthWorld();
  const id = await installed(w);
  const admin = await signedIn(w.app, "admin");
  const left = leadsTo(await admin.post(`/installed/${id}/connect`, {}));
  const params = new URLSearchParams({
    state: left.searchParams.get("state") ?? "",
    error: "server_error",
    error_description: "<script>alert(1)</script> out of order",
  });
  const { html } = await admin.get(`/oauth/callback?${params}`);
  assert.ok(!html.includes("<script>alert"));
  assert.match(textOf(html), /out of order/);
});

Deno.test("another account asks by both names, and is connected by the form of that page", async () => {
  await using w = await createOauthWorld();
  const id = await installed(w);
  const admin = await signedIn(w.app, "admin");
  const connect = async () => {
    const left = await admin.post(`/installed/${id}/connect`, {});
    return await admin.get(await answeredBy(w, left));
  };
  await connect();
  w.service.account = "bob";
  const asks = await connect();
  assert.equal(asks.status, 200);
  assert.match(
    textOf(asks.html),
    /was connected as @ada .* signed in as @bob.* Keep @ada Change to @bob/,
  );
  const [, token = ""] = /name="token" value="([\w-]+)"/.exec(asks.html) ?? [];
  const identity = async () =>
    (await findConnector(w.scope, id)).connection?.identity;
  assert.equal(await identity(), "@ada");
  const answer = await admin.post("/oauth/confirm", { token });
  assert.equal(answer.status, 303);
  assert.equal(await identity(), "@bob");
  const again = await admin.post("/oauth/confirm", { token });
  assert.equal(again.status, 400);
  assert.match(textOf(again.html), /used already/);
});

Deno.test("connecting without what it takes shows the form with what is missing", async () => {
  await using w = await createOauthWorld();
  const input = ownApp(w.service, { auth: {} });
  const { id } = await installConnector(w.scope, input);
  const admin = await signedIn(w.app, "admin");
  const { status, html } = await admin.post(`/installed/${id}/connect`, {});
  assert.equal(status, 409);
  assert.match(textOf(html), /This is needed to connect/);
  const blog = await installConnector(w.scope, companyBlog());
  const none = await admin.post(`/installed/${blog.id}/connect`, {});
  assert.equal(none.status, 409);
});

Deno.test("the cards say what is not connected, what is degraded, and how many days are left", async () => {
  await using w = await createOauthWorld({ accessTokenSeconds: 60 * 86_400 });
  const id = await installed(w);
  const admin = await signedIn(w.app, "admin");
  const card = async () => textOf((await admin.get("/installed")).html);
  assert.match(await card(), /Not connected yet/);
  w.service.edit = ({ refresh_token: _, ...rest }) => rest;
  const left = await admin.post(`/installed/${id}/connect`, {});
  await admin.get(await answeredBy(w, left));
  assert.match(await card(), /Access ends in 60 days/);
  w.app.means.clock.advance(58.5 * 86_400_000);
  const later = await signedIn(w.app, "admin");
  const { html } = await later.get("/installed");
  assert.match(textOf(html), /Access ends in 2 days\. It cannot be renewed/);
});

Deno.test("members, other tenants and strangers connect nothing", async () => {
  await using w = await createOauthWorld();
  const id = await installed(w);
  const path = `/installed/${id}/connect`;
  const member = await signedIn(w.app, "member");
  const other = await signedIn(w.app, "owner", "globex");
  assert.equal((await member.post(path, {})).status, 403);
  assert.equal((await other.post(path, {})).status, 404);
  assert.equal((await member.get("/oauth/callback?state=x")).status, 403);
  const confirm = { token: "made-up" };
  assert.equal((await member.post("/oauth/confirm", confirm)).status, 403);
  assert.equal((await other.post("/oauth/confirm", confirm)).status, 400);
  const stranger = visitor(w.app);
  for (const to of [path, "/oauth/confirm"]) {
    const { headers } = await stranger.post(to, {});
    assert.equal(headers.get("location"), "/sign-in");
  }
  const callback = await stranger.get("/oauth/callback?state=x");
  assert.match(callback.headers.get("location") ?? "", /^\/sign-in/);
  assert.equal(w.service.tokenRequests.length, 0);
});

Deno.test("a form of another site begins nothing", async () => {
  await using w = await createOauthWorld();
  const id = await installed(w);
  const response = await w.app.request(`/installed/${id}/connect`, {
    method: "POST",
    headers: {
      cookie: await w.app.cookieOf("admin"),
      origin: "https://evil.example.com",
      "sec-fetch-site": "cross-site",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "",
  });
  assert.equal(response.status, 403);
});
