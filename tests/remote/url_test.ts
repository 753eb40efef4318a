import assert from "node:assert/strict";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import { findUrlFault } from "../../lib/remote/target.ts";
import { assertFails } from "./failure.ts";
import { answer, namesOf, startRemote } from "./scripted_remote.ts";

const NOT_PUBLIC = /not on the public internet/;

/** What a person or an attacker may type, and what the refusal says. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ["http://169.254.169.254/", NOT_PUBLIC],
  ["https://[::1]/", NOT_PUBLIC],
  ["https://0x7f.1/", NOT_PUBLIC],
  ["https://2130706433/", NOT_PUBLIC],
  ["https://0177.0.0.1/", NOT_PUBLIC],
  ["https://127.1/", NOT_PUBLIC],
  ["https://127.0.0.1./", NOT_PUBLIC],
  ["https://１２７.0.0.1/", NOT_PUBLIC],
  ["https://%31%32%37.0.0.1/", NOT_PUBLIC],
  ["https://0.0.0.0/", NOT_PUBLIC],
  ["https://10.0.0.1/", NOT_PUBLIC],
  ["https://[::]/", NOT_PUBLIC],
  ["https://[::ffff:127.0.0.1]/", NOT_PUBLIC],
  ["https://[::ffff:7f00:1]/", NOT_PUBLIC],
  ["https://[::127.0.0.1]/", NOT_PUBLIC],
  ["https://[64:ff9b::7f00:1]/", NOT_PUBLIC],
  ["https://[2002:7f00:1::]/", NOT_PUBLIC],
  ["https://[fe80::1]/", NOT_PUBLIC],
  ["https://[fd00:ec2::254]/", NOT_PUBLIC],
  ["https://user:pass@host/", /user name or a password/],
  ["https://user@example.com/", /user name or a password/],
  ["file:///etc/passwd", /only https/],
  ["ftp://example.com/", /only https/],
  ["data:text/plain,x", /only https/],
  ["javascript:1", /only https/],
  ["http://example.com/", /only https/],
  ["https://example.com:22/", /port 22 is not allowed/],
  ["https://example.com:80/", /port 80 is not allowed/],
  ["https://example.com/ x", /not a valid URL/],
  ["https://exam\nple.com/", /not a valid URL/],
  ["https://example.com\\@10.0.0.1/", /not a valid URL/],
  ["https://", /not a valid URL/],
  ["example.com", /not a valid URL/],
  ["", /not a valid URL/],
];

Deno.test("createRemote() refuses addresses that are not for it, and nothing leaves", async () => {
  await using service = await startRemote(answer("secret"));
  const names = namesOf({});
  const remote = createRemote({
    userAgent: "Connectors/1",
    allowHosts: [],
    resolve: names.resolve,
  });
  const own = `https://127.0.0.1:${service.port}/`;
  for (const [url, sentence] of [...REFUSED, [own, NOT_PUBLIC] as const]) {
    const attempt = remote({ method: "GET", url });
    const failure = await assertFails(attempt, "blocked", sentence);
    assert.doesNotMatch(failure.message, /pass@|passwd/, url);
    assert.equal(findUrlFault(url, []), failure.message);
  }
  assert.deepEqual(names.asked, []);
  assert.equal(service.connections(), 0);
});

Deno.test("findUrlFault() has nothing against public addresses", () => {
  for (
    const url of [
      "https://example.com",
      "https://example.com:443/wp-json",
      "https://bücher.example/",
      "https://8.8.8.8/",
      "https://[2606:4700:4700::1111]/",
    ]
  ) {
    assert.equal(findUrlFault(url, []), null, url);
  }
});
