import assert from "node:assert/strict";
import {
  type Checked,
  checkEmail,
  checkName,
  checkPassword,
  checkRole,
  checkSlug,
  checkTokenRole,
  requireValid,
  toSlug,
} from "../../lib/identity/fields.ts";
import { refusal } from "../refusal.ts";

type Check = (text: string) => Checked<string>;

const GOOD: readonly [Check, string, string][] = [
  [checkEmail, " Owner@Acme.TEST ", "owner@acme.test"],
  [checkEmail, "root@localhost", "root@localhost"],
  [checkName, "  Marketing \n\t X ", "Marketing X"],
  [checkName, "x".repeat(100), "x".repeat(100)],
  [checkPassword, "  8 chars", "  8 chars"],
  [checkPassword, "x".repeat(1000), "x".repeat(1000)],
  [checkSlug, " Acme-2 ", "acme-2"],
  [checkSlug, "ab", "ab"],
  [checkSlug, "x".repeat(40), "x".repeat(40)],
  [checkRole, "owner", "owner"],
  [checkTokenRole, "admin", "admin"],
];

const BAD: readonly [Check, string][] = [
  [checkEmail, ""],
  [checkEmail, "owner"],
  [checkEmail, "a@b@c"],
  [checkEmail, "own er@acme.test"],
  [checkEmail, `${"x".repeat(250)}@a.test`],
  [checkName, " \t "],
  [checkName, "x".repeat(101)],
  [checkName, "bell\u0007"],
  [checkPassword, "7 chars"],
  [checkPassword, "😀".repeat(7)],
  [checkPassword, "x".repeat(1001)],
  [checkSlug, "a"],
  [checkSlug, "-acme"],
  [checkSlug, "acme-"],
  [checkSlug, "ac me"],
  [checkSlug, "x".repeat(41)],
  [checkRole, "boss"],
  [checkRole, ""],
  [checkTokenRole, "owner"],
];

for (const [check, text, value] of GOOD) {
  Deno.test(`${check.name}() reads ${JSON.stringify(text).slice(0, 30)}`, () => {
    assert.deepEqual(check(text), { value });
  });
}

for (const [check, text] of BAD) {
  const shown = JSON.stringify(text).slice(0, 30);
  Deno.test(`${check.name}() refuses ${shown} of ${text.length} characters`, () => {
    assert.ok("fault" in check(text));
  });
}

Deno.test("requireValid() names every fault at its field", async () => {
  const { errors } = await refusal(
    "validation_failed",
    () =>
      requireValid<{ email: string; name: string; role: string }>({
        email: checkEmail("nowhere"),
        name: checkName("Somebody"),
        role: checkRole("boss"),
      }),
  );
  assert.deepEqual(Object.keys(errors ?? {}), ["email", "role"]);
});

Deno.test("toSlug() makes a slug of any name", () => {
  assert.equal(toSlug("Café Zoë & Co"), "cafe-zoe-co");
  assert.equal(toSlug("東京"), "team-1");
  assert.equal(toSlug("X"), "team-x");
  for (const name of ["", "-", "é", `${"long ".repeat(40)}`]) {
    assert.ok("value" in checkSlug(toSlug(name)), name);
  }
});
