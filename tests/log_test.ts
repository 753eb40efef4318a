import assert from "node:assert/strict";
import { createLog } from "../lib/log.ts";

function collect(level: Parameters<typeof createLog>[0] = "info") {
  const written: string[] = [];
  const log = createLog(
    level,
    (text) => void written.push(text),
    () => new Date(0),
  );
  return {
    log,
    lines: () => (log.flush(), written.join("").split("\n").filter(Boolean)),
  };
}

Deno.test("createLog() writes one JSON line an event", () => {
  const { log, lines } = collect();
  log.info("request", { status: 200 });
  log.warn("slow");
  assert.deepEqual(lines().map((line) => JSON.parse(line)), [
    {
      time: "1970-01-01T00:00:00.000Z",
      level: "info",
      event: "request",
      status: 200,
    },
    { time: "1970-01-01T00:00:00.000Z", level: "warn", event: "slow" },
  ]);
});

Deno.test("createLog() leaves out what is below its level", () => {
  const { log, lines } = collect("warn");
  log.debug("a");
  log.info("b");
  log.error("c");
  assert.equal(lines().length, 1);
});

Deno.test("createLog() redacts tokens, addresses and credentials in URLs", () => {
  const { log, lines } = collect();
  log.error("failed", {
    a: "con_0123456789abcdef_secretpart",
    b: "write to ada@acme.test",
    c: "https://user:pass@host.test/?client_secret=abc&x=1",
  }, new Error("no con_abcdefghijkl"));
  const text = lines().join("");
  for (
    const secret of [
      "secretpart",
      "ada@acme",
      "user:pass",
      "client_secret=abc",
      "con_abc",
    ]
  ) {
    assert.equal(text.includes(secret), false, secret);
  }
  assert.equal(JSON.parse(text).level, "error");
});

Deno.test("createLog() writes by itself soon, and at once for an error", async () => {
  const written: string[] = [];
  const log = createLog(
    "info",
    (text) => void written.push(text),
    () => new Date(0),
  );
  log.info("later");
  assert.equal(written.length, 0);
  log.error("now");
  assert.equal(written.length, 1);
  log.info("later");
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(written.length, 2);
});
