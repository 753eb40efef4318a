import assert from "node:assert/strict";
import { redactText, redactUrl } from "../../lib/remote/redact.ts";
import { createLog } from "../../lib/log.ts";
import { createTestClock } from "../test_means.ts";
import { answer, doorTo, startRemote } from "./scripted_remote.ts";

const SECRET = "12345:test/token+é";

Deno.test("redactUrl() keeps the place, and no value", () => {
  for (
    const [url, shown] of [
      [
        "https://a.test/x?token=abc&page=2#y",
        "https://a.test/x?token=[redacted]&page=[redacted]",
      ],
      ["https://user:pass@a.test:8443/", "https://a.test:8443/"],
      [
        "https://api.test/bot12345%3Atest%2Ftoken%2B%C3%A9/getMe",
        "https://api.test/bot[redacted]/getMe",
      ],
      [
        "https://api.test/bot12345:test/token+é/getMe",
        "https://api.test/bot[redacted]/getMe",
      ],
      ["no address", "[redacted]"],
    ] as const
  ) {
    assert.equal(redactUrl(url, [SECRET]), shown);
  }
});

Deno.test("redactText() finds a secret in each spelling that a request gives it", () => {
  const base64 = btoa(
    String.fromCharCode(...new TextEncoder().encode("test-password")),
  );
  const secrets = [SECRET, "test-password", 'quo"te\n', "a", ""];
  for (
    const echo of [
      `token ${SECRET} is bad`,
      `token ${encodeURIComponent(SECRET)} is bad`,
      `token ${new URLSearchParams({ x: SECRET }).toString().slice(2)} is bad`,
      `token ${base64} is bad`,
      `token ${JSON.stringify('quo"te\n').slice(1, -1)} is bad`,
    ]
  ) {
    assert.equal(redactText(echo, secrets), "token [redacted] is bad");
  }
});

Deno.test("redactText() hides the longer of two secrets whole", () => {
  const secrets = ["test-pass", "test-password"];
  assert.equal(redactText("test-password", secrets), "[redacted]");
});

Deno.test("createRemote() logs where it went, and no secret", async () => {
  await using service = await startRemote(answer("echo"));
  const lines: string[] = [];
  const log = createLog(
    "debug",
    (l) => void lines.push(l),
    createTestClock().now,
  );
  const remote = doorTo(service, { log });
  const secrets = ["test-token"];
  const place = `127.0.0.1:${service.port}`;
  const path = "/bottest-token/getMe?access=test-value";
  await remote({ method: "GET", url: `http://${place}${path}`, secrets });
  const url = `https://user:test-word@10.0.0.1${path}`;
  await remote({ method: "GET", url, secrets }).catch(() => {});
  log.flush();
  const text = lines.join("");
  assert.doesNotMatch(text, /test-/);
  assert.match(text, /"remote.answer".*bot\[redacted\]\/getMe.*"status":200/);
  assert.match(
    text,
    /"remote.failure".*"url":"https:\/\/10.0.0.1\/.*"blocked"/,
  );
});
