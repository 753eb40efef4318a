import assert from "node:assert/strict";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { compileValidator } from "../../lib/forms/validate.ts";
import { runCheck } from "../../lib/remote/check.ts";
import type { CheckResult } from "../../lib/remote/check_result.ts";
import { createTestClock } from "../test_means.ts";
import { doorTo, open, type Script, startRemote } from "./scripted_remote.ts";

/** What a real WordPress answered, in one state or another. */
interface Recorded {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly location?: string;
  readonly body: unknown;
}

const { sites }: {
  readonly sites: Readonly<Record<string, readonly Recorded[]>>;
} = JSON.parse(await readText("answers/wordpress_sites.json"));
const ENTRY = parseCatalogEntry(
  "wordpress.json",
  await readText("../../seeds/catalog/wordpress.json"),
);

function readText(path: string): Promise<string> {
  return Deno.readTextFile(new URL(path, import.meta.url));
}

function replay(site: string): Script {
  const answers = sites[site];
  assert.ok(answers, `nothing is recorded of ${site}`);
  return ({ url }, response) => {
    const found = answers.find(({ path }) => path === url);
    assert.ok(found, `nobody knows what ${site} answers to ${url}`);
    const { status, type, location, body } = found;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const headers = { "content-type": type, ...(location ? { location } : {}) };
    response.writeHead(status, headers).end(text);
  };
}

async function checkSite(site: string, path = ""): Promise<CheckResult> {
  await using remote = await startRemote(replay(site));
  return await check(`http://127.0.0.1:${remote.port}${path}`, doorTo(remote));
}

async function check(
  base_url: string,
  remote: ReturnType<typeof doorTo>,
): Promise<CheckResult> {
  assert.ok(ENTRY.check);
  return await runCheck(
    { remote, clock: createTestClock() },
    { ...ENTRY, check: ENTRY.check },
    {
      config: { base_url },
      auth: {
        username: "author",
        application_password: "PTmq 58ki 5seT cp0q SQtJ th5Y",
      },
    },
  );
}

for (
  const [site, path] of [
    ["author", ""],
    ["author", "/"],
    ["below a path", "/blog"],
    ["below a path", "/blog/"],
    ["no pretty addresses, no rewriting", ""],
    ["no pretty addresses, with rewriting", ""],
  ] as const
) {
  Deno.test(`the check of wordpress connects to ${site}, entered with "${path}"`, async () => {
    const result = await checkSite(site, path);
    assert.ok(result.state === "connected", JSON.stringify(result));
    assert.deepEqual(result.identity, { id: "4", name: "author" });
  });
}

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ["contributor", "missing_permission", /role of author or higher\.$/],
  ["subscriber", "missing_permission", /role of author or higher\.$/],
  ["wrong password", "rejected", /did not accept the user name with this/],
  ["unknown user", "rejected", /did not accept the user name with this/],
  ["application passwords off", "rejected", /may be switched off there/],
  ["wrong password, asked early", "rejected", /not the one that you sign in/],
  ["unknown user, asked early", "rejected", /does not know this user/],
  ["unknown e-mail, asked early", "rejected", /or the e-mail address/],
  [
    "application passwords off for the user, asked early",
    "rejected",
    /switched off for this user/,
  ],
  [
    "REST API for nobody (401)",
    "rejected",
    /It says: “DRA: Only authenticated users/,
  ],
  [
    "REST API for nobody (403)",
    "unexpected_answer",
    /keeps its REST API shut.*security plugin/,
  ],
  ["a password of the web server", "unexpected_answer", /of its own \(401\)/],
  ["a firewall", "unexpected_answer", /such as a firewall/],
  ["maintenance", "unexpected_answer", /try again later/],
];

for (const [site, reason, detail] of REFUSED) {
  Deno.test(`the check of wordpress says ${reason}, with what to do, to ${site}`, async () => {
    const result = await checkSite(site);
    assert.ok(result.state === "failing", JSON.stringify(result));
    assert.equal(result.reason, reason);
    assert.match(result.detail, detail);
    assert.deepEqual(result.errors, {});
  });
}

for (
  const [site, path, detail] of [
    ["below a path", "", /no WordPress REST API at this address.*\/blog/],
    ["its /wp-admin", "/wp-admin", /without \/wp-admin/],
    ["a home page for everything", "", /no WordPress REST API/],
    ["users hidden", "", /Allow the REST route wp\/v2\/users\/me/],
  ] as const
) {
  Deno.test(`the check of wordpress points to the address for ${site}, entered with "${path}"`, async () => {
    const result = await checkSite(site, path);
    assert.ok(result.state === "failing", JSON.stringify(result));
    assert.equal(result.reason, "unexpected_answer");
    assert.match(result.detail, detail);
    assert.deepEqual(Object.keys(result.errors), ["config.base_url"]);
  });
}

Deno.test("the check of wordpress names the address that a site leads on to, and blames no credentials", async () => {
  await using site = await startRemote(replay("wrong password"));
  const other = `http://127.0.0.1:${site.port}`;
  await using old = await startRemote(({ url }, response) => {
    response.writeHead(301, { location: other + url }).end();
  });
  const allowHosts = [site, old].map(({ port }) => open("127.0.0.1", port));
  const result = await check(
    `http://127.0.0.1:${old.port}`,
    doorTo(old, { allowHosts }),
  );
  assert.ok(result.state === "failing", JSON.stringify(result));
  assert.equal(result.reason, "unexpected_answer");
  assert.match(result.detail, new RegExp(`leads on to ${other}, and cred`));
  assert.deepEqual(Object.keys(result.errors), ["config.base_url"]);
  assert.equal(site.received[0]?.headers.authorization, undefined);
});

Deno.test("wordpress takes the address of a site, and none of its parts", () => {
  const judge = (base_url: string) =>
    compileValidator(ENTRY.configSchema)(
      { base_url, site_label: "Blog" },
      "config",
    );
  for (const path of ["", "/", "/blog", "/wp-adminton", "/a/wp-json-blog/"]) {
    assert.deepEqual(judge(`https://blog.acme.test${path}`) ?? {}, {});
  }
  for (const path of ["/wp-admin", "/blog/wp-admin/", "/wp-login.php"]) {
    const errors = judge(`https://blog.acme.test${path}`);
    assert.match(
      errors?.["config.base_url"]?.[0] ?? "",
      /without a password, \/wp-admin/,
    );
  }
});
