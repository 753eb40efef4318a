import assert from "node:assert/strict";
import { SESSION_COOKIE } from "../../lib/identity/cookies.ts";
import { prepareFirstStart } from "../../lib/tasks/first_start.ts";
import { toast } from "../browser/steps.ts";
import type { Run } from "./run.ts";

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
