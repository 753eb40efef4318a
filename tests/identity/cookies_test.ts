import assert from "node:assert/strict";
import {
  readSessionCookie,
  toExpiredCookie,
  toSessionCookie,
} from "../../lib/identity/cookies.ts";

const PLAIN = { publicUrl: new URL("http://127.0.0.1:8000"), basePath: "" };
const MOUNTED = {
  publicUrl: new URL("https://connectors.example.com"),
  basePath: "/features/connectors",
};
const SESSION = { token: "token", expiresAt: "2026-04-05T09:00:00.000Z" };

function requestWith(cookie: string): Request {
  return new Request("http://127.0.0.1:8000/", { headers: { cookie } });
}

Deno.test("toSessionCookie() keeps scripts and other sites away from it", () => {
  assert.equal(
    toSessionCookie(PLAIN, SESSION),
    "connectors_session=token; Path=/; Expires=Sun, 05 Apr 2026 09:00:00 GMT; HttpOnly; SameSite=Lax",
  );
});

Deno.test("toSessionCookie() is Secure and below the base path, when the app is", () => {
  const cookie = toSessionCookie(MOUNTED, SESSION);
  assert.match(cookie, /; Path=\/features\/connectors;/);
  assert.match(cookie, /; Secure(;|$)/);
});

Deno.test("toExpiredCookie() ends the same cookie", () => {
  const cookie = toExpiredCookie(MOUNTED);
  assert.match(cookie, /^connectors_session=; Path=\/features\/connectors;/);
  assert.match(cookie, /Expires=Thu, 01 Jan 1970/);
});

Deno.test("readSessionCookie() finds the token among other cookies", () => {
  const cookie = "connectors_theme=dark; connectors_session=abc; x=y";
  assert.equal(readSessionCookie(requestWith(cookie)), "abc");
});

Deno.test("readSessionCookie() gives null, when there is none", () => {
  assert.equal(readSessionCookie(new Request("http://127.0.0.1/")), null);
  assert.equal(readSessionCookie(requestWith("connectors_theme=dark")), null);
  assert.equal(
    readSessionCookie(requestWith("old_connectors_session=x")),
    null,
  );
});
