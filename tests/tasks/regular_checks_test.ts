import assert from "node:assert/strict";
import type { RegularChecks } from "../../lib/connectors/regular_checks/regular_checks.ts";
import { startRegularChecks } from "../../lib/tasks/regular_checks.ts";

function counting() {
  let started = 0;
  const regularChecks: RegularChecks = {
    walk: () => Promise.resolve(),
    start: () => void started++,
    stop: () => {},
  };
  const opening = Promise.resolve({ regularChecks });
  return { opening, started: () => started };
}

Deno.test("startRegularChecks() starts the app's timer once it is open", async () => {
  const { opening, started } = counting();
  const config = { onDeploy: false, checkEveryMs: 1 };
  const starting = startRegularChecks(config, opening);
  assert.equal(started(), 0);
  await starting;
  assert.equal(started(), 1);
});

Deno.test("startRegularChecks() does nothing where they are switched off", async () => {
  for (const onDeploy of [true, false]) {
    const { opening, started } = counting();
    await startRegularChecks({ onDeploy, checkEveryMs: null }, opening);
    assert.equal(started(), 0);
  }
});

Deno.test("startRegularChecks() leaves it to the platform's cron on Deno Deploy, which takes the job", async () => {
  const { opening, started } = counting();
  const end = new AbortController();
  const config = { onDeploy: true, checkEveryMs: 1 };
  const ended = startRegularChecks(config, opening, end.signal);
  // A second job of the name is refused: so the first was taken.
  assert.throws(
    () => void startRegularChecks(config, opening, end.signal),
    /already exists/,
  );
  end.abort();
  await ended;
  assert.equal(started(), 0);
});
