import assert from "node:assert/strict";
import { inBrowser } from "./browser/browser.ts";
import { useApi, useWrongTokens } from "./canary/api.ts";
import { KINDS } from "./canary/kinds.ts";
import { findLeaks, type Place, readFolder } from "./canary/leaks.ts";
import {
  configure,
  install,
  postRefusedForm,
  readEverything,
} from "./canary/pages.ts";
import { makeToken, setUp, signInAgain } from "./canary/people.ts";
import { type Findings, type Run, toPlace, toRun } from "./canary/run.ts";

/** Every way in for a credential, good and refused. */
async function tell(run: Run): Promise<void> {
  const account = await setUp(run);
  await signInAgain(run, account);
  const token = await makeToken(run);
  for (const kind of KINDS) {
    await install(run, kind);
    await postRefusedForm(run, kind);
    await useApi(run, kind, token);
  }
  await configure(run);
  await useWrongTokens(run, token);
  await readEverything(run);
}

Deno.test("no credential is in any answer, page, log line or file: not one that was typed, nor a token", async () => {
  const folder = await Deno.makeTempDir();
  const findings: Findings = { typed: [], given: [], answers: [] };
  const { typed, given, answers } = findings;
  const kept: Place[] = [];
  const options = {
    empty: true,
    kv: `${folder}/connectors.sqlite3`,
    onAnswer: (request: Request, response: Response) =>
      void answers.push(toPlace(request, response)),
  };
  const play = inBrowser(options, async (world) => {
    await tell(toRun(world, findings));
    const log = new TextEncoder().encode(world.app.means.logged.join(""));
    kept.push({ name: "the log", bytes: log }, ...await readFolder(folder));
  });
  try {
    await play();
    // Once more when it is closed: what stood beside the file is now in it.
    kept.push(...await readFolder(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  assert.ok(kept.some(({ name }) => name.endsWith("-wal")));

  const places = [...await Promise.all(answers), ...kept];
  assert.deepEqual(findLeaks(places, typed), []);
  for (const secret of given) {
    const found = findLeaks(places, [secret]).map(({ place }) => place);
    assert.deepEqual(found, secret.by, secret.what);
  }
});
