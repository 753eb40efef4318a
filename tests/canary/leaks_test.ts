import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createCanary, findLeaks } from "./leaks.ts";

Deno.test("findLeaks() finds a secret in each form, inside of other text, and cut", () => {
  const canary = createCanary("password");
  const { text } = canary;
  for (
    const hidden of [
      text,
      text.slice(0, 40),
      JSON.stringify({ password: text }),
      Buffer.from(text).toString("base64"),
      Buffer.from(`a${text}`).toString("base64"),
      Buffer.from(`ab${text}cd`).toString("base64url"),
      Buffer.from(text).toString("hex"),
      Buffer.from(text).toString("hex").toUpperCase(),
      Buffer.from(text, "utf16le"),
      Buffer.from(text, "utf16le").swap16(),
    ]
  ) {
    const bytes = Buffer.concat([
      Buffer.from([0, 255]),
      Buffer.from(hidden),
      Buffer.from([0]),
    ]);
    const [found] = findLeaks([{ name: "a file", bytes }], [canary]);
    assert.equal(found?.what, "password", String(hidden));
    assert.equal(found?.place, "a file");
  }
});

Deno.test("findLeaks() finds nothing where there is nothing", () => {
  const bytes = new TextEncoder().encode(createCanary("another").text);
  const found = findLeaks([{ name: "a file", bytes }], [createCanary("it")]);
  assert.deepEqual(found, []);
});
