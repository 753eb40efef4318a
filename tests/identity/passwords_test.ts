import assert from "node:assert/strict";
import {
  DUMMY_HASH,
  hashPassword,
  verifyPassword,
} from "../../lib/identity/passwords.ts";
import { CHEAP } from "./world.ts";

Deno.test("hashPassword() takes OWASP's cost for argon2id, when none is given", async () => {
  const hash = await hashPassword("test-password");
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

Deno.test("hashPassword() gives another hash each time, for one password", async () => {
  const hashes = [
    await hashPassword("test-password", CHEAP),
    await hashPassword("test-password", CHEAP),
  ];
  assert.notEqual(hashes[0], hashes[1]);
});

Deno.test("verifyPassword() says yes to the password alone", async () => {
  const hash = await hashPassword("test-password", CHEAP);
  assert.equal(await verifyPassword(hash, "test-password"), true);
  for (
    const wrong of ["", "Test-password", "test-password ", "x".repeat(1e6)]
  ) {
    assert.equal(await verifyPassword(hash, wrong), false);
  }
});

Deno.test("verifyPassword() knows a password however its accents were typed", async () => {
  const hash = await hashPassword("caf\u00e9-cr\u00e8me", CHEAP);
  assert.equal(await verifyPassword(hash, "cafe\u0301-cre\u0300me"), true);
});

Deno.test("verifyPassword() says no to everything, when there is no hash", async () => {
  assert.equal(await verifyPassword(null, "test-password"), false);
  assert.equal(await verifyPassword(null, "implausible"), false);
});

Deno.test("DUMMY_HASH costs what a real hash costs", async () => {
  const cost = (hash: string) => hash.split("$").slice(0, 4).join("$");
  assert.equal(cost(DUMMY_HASH), cost(await hashPassword("test-password")));
});
