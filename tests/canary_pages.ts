import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { CatalogEntryDetailView } from "../lib/catalog/view.ts";
import { SESSION_COOKIE } from "../lib/identity/cookies.ts";
import { prepareFirstStart } from "../lib/tasks/first_start.ts";
import { settle } from "./browser/browser.ts";
import { cardOf, toast } from "./browser/steps.ts";
import type { Run } from "./canary_run.ts";

/** A kind, with what it must be told besides its credentials: by field, its label and a value. */
export interface Kind {
  readonly key: string;
  readonly fields: Readonly<Record<string, readonly [string, string]>>;
  /** What a form says by itself, and a program has to. */
  readonly chosen?: Readonly<Record<string, string>>;
}

export const KINDS: readonly Kind[] = [
  {
    key: "wordpress",
    fields: {
      base_url: ["Site address", "https://blog.acme.test"],
      site_label: ["Site label", "Acme blog"],
    },
  },
  { key: "twitter", fields: { account_label: ["Account label", "@acme"] } },
  {
    key: "linkedin",
    fields: { account_label: ["Account label", "Acme"] },
    chosen: { account_type: "personal" },
  },
  {
    key: "medium",
    fields: { publication_label: ["Publication label", "Acme essays"] },
  },
];

export interface Account {
  readonly email: string;
  readonly password: string;
}

export async function setUp(run: Run): Promise<Account> {
  const { app, page } = run.world;
  const said: string[] = [];
  await prepareFirstStart(app.means, app.config, (text) => said.push(text));
  const link = /http\S+/.exec(said.join("\n"))?.[0] ?? "";
  const text = new URL(link).searchParams.get("key") ?? "";
  const by = ["GET /set-up 200", "POST /set-up 400"];
  run.give({ what: "set-up link", text, by });

  const account = { email: "ada@acme.test", password: run.secret("password") };
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ada Owens");
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Name of your team").fill(" ");
  for (const team of [null, "Acme"]) {
    if (team) await page.getByLabel("Name of your team").fill(team);
    await page.getByLabel("Password").fill(account.password);
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    if (!team) await page.getByRole("alert").waitFor();
  }
  await toast(page, "Acme is ready").waitFor();
  await rememberSession(run, "POST /set-up 303");
  return account;
}

async function rememberSession(run: Run, by: string): Promise<void> {
  const cookies = await run.world.context.cookies();
  const cookie = cookies.find(({ name }) => name === SESSION_COOKIE);
  assert.ok(cookie);
  run.give({ what: "session", text: cookie.value, by: [by] });
}

export async function signInAgain(
  run: Run,
  { email, password }: Account,
): Promise<void> {
  const { page, open } = run.world;
  await open("/catalog");
  await page.getByRole("button", { name: "Account of" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  const tries = [run.secret("wrong password"), password];
  for (const each of tries) {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(each);
    await page.getByRole("button", { name: "Sign in" }).click();
    if (each !== password) await page.getByRole("alert").waitFor();
  }
  await page.getByRole("link", { name: "Add WordPress" }).waitFor();
  await rememberSession(run, "POST /sign-in 303");
}

export async function makeToken(run: Run): Promise<string> {
  const { page, open } = run.world;
  await open("/tokens");
  await page.getByLabel("Name", { exact: true }).fill("Content scheduler");
  await page.getByRole("radio", { name: /^Admin/ }).check();
  await page.getByRole("button", { name: "Make token" }).click();
  const token = await page.getByLabel("New token").inputValue();
  // Behind its id, which lists show.
  const text = token.slice(-43);
  run.give({ what: "token of the page", text, by: ["POST /tokens 201"] });
  return token;
}

/** The names of the credentials of a kind, with their labels. */
async function readAuthFields({ world }: Run, { key }: Kind) {
  const answer = await world.page.request.get(world.url(`/api/catalog/${key}`));
  const entry: CatalogEntryDetailView = await answer.json();
  const fields = Object.entries(entry.authSchema.properties ?? {});
  return fields.map(([name, { title = "" }]) => ({ name, label: title }));
}

async function typeCredentials(run: Run, kind: Kind, form: Page | Locator) {
  for (const { label } of await readAuthFields(run, kind)) {
    const control = form.getByLabel(label, { exact: true });
    await control.fill(run.secret(`${label} of ${kind.key}, in a form`));
  }
}

/** Refused at first, for a field that is empty; then it is added. */
export async function install(run: Run, kind: Kind): Promise<void> {
  const { page, open } = run.world;
  await open("/catalog");
  await page.locator(`[data-install="${kind.key}"]`).click();
  const dialog = page.getByRole("dialog", { name: /^Add/ });
  await typeCredentials(run, kind, dialog);
  const add = dialog.getByRole("button", { name: "Add connector" });
  await add.click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Name", { exact: true }).fill(`My ${kind.key}`);
  for (const [label, value] of Object.values(kind.fields)) {
    await dialog.getByLabel(label).fill(value);
  }
  await add.click();
  await toast(page, `My ${kind.key} is added`).waitFor();
}

/** What a browser without scripts sends, with a fault in it: the answer is the page with what was typed. */
export async function postRefusedForm(run: Run, kind: Kind): Promise<void> {
  const { page, url } = run.world;
  const form: Record<string, string> = { name: "x" };
  for (const { name } of await readAuthFields(run, kind)) {
    form[`auth.${name}`] = run.secret(`${name} of ${kind.key}, refused`);
  }
  const path = url(`/catalog/${kind.key}/install`);
  const answer = await page.request.post(path, { form });
  assert.equal(answer.status(), 400);
}

/** Replaces a credential: once with a fault beside it, then for good. */
export async function configure(run: Run): Promise<void> {
  const { page, open } = run.world;
  await open("/installed");
  const card = cardOf(page, "My wordpress");
  await card.getByRole("link", { name: "Configure" }).click();
  const dialog = page.getByRole("dialog", { name: "Configure My wordpress" });
  const password = dialog.getByLabel("Application password", { exact: true });
  await password.fill(run.secret("new application password"));
  await dialog.getByLabel("Site label").fill("A");
  const save = dialog.getByRole("button", { name: "Save changes" });
  await save.click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Site label").fill("Acme blog");
  await save.click();
  await toast(page, "My wordpress is saved").waitFor();
}

/** Opens each page once more, now that there is something to give away. */
export async function readEverything(run: Run): Promise<void> {
  const { page, open, url } = run.world;
  const answer = await page.request.get(url("/api/installed?limit=1"));
  const { items: [{ id }] } = await answer.json();
  for (
    const path of [
      "/catalog",
      "/installed",
      `/installed/${id}`,
      `/installed/${id}/status`,
      "/publish-targets",
      "/tokens",
      "/nowhere",
    ]
  ) {
    await open(path);
  }
  for (
    const path of [
      "/api/installed",
      `/api/installed/${id}`,
      "/api/publish-targets",
      "/api/audit",
      "/api/members",
      "/api/tokens",
      "/api/me",
      "/api/openapi.json",
    ]
  ) {
    assert.equal((await page.request.get(url(path))).status(), 200, path);
  }
  await open("/catalog");
  await page.getByRole("button", { name: "Account of" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(url("/sign-in"));
  await settle(page);
}
