import assert from "node:assert/strict";
import { toCapabilityWords } from "../../components/capability_words.ts";
import {
  FLASH_COOKIE,
  readFlash,
  toFlashCookie,
  toShownFlashCookie,
} from "../../lib/web/flash.ts";
import { toNextPath } from "../../lib/web/next_path.ts";
import { readForm } from "../../lib/web/read_form.ts";
import { toThemeCookie } from "../../lib/web/theme.ts";
import { refusal } from "../refusal.ts";

const CONFIG = { publicUrl: new URL("https://app.test"), basePath: "/base" };

Deno.test("toNextPath() takes paths of this app and nothing else", () => {
  const next = (text: unknown) => toNextPath(text, "/base", "/base/catalog");
  assert.equal(
    next("/base/installed?tag=a%20b#x"),
    "/base/installed?tag=a%20b",
  );
  assert.equal(next("/base"), "/base");
  const bad = [
    "",
    null,
    "/other",
    "/base-other",
    "//base/x",
    "/\\base/x",
    "https://x.test/base",
    "/base/../other",
    "/base/..//evil.test",
    "\t//evil.test",
  ];
  for (const text of bad) {
    assert.equal(next(text), "/base/catalog", String(text));
  }
});

Deno.test("toNextPath() without a base path still stays on this host", () => {
  for (const text of ["//evil.test", "/\t/evil.test", "/..//evil.test"]) {
    const path = toNextPath(text, "", "/catalog");
    assert.equal(new URL(path, "https://app.test").host, "app.test", text);
  }
});

Deno.test("a flash comes back as it was sent, in a cookie that scripts cannot read", () => {
  const flash = {
    kind: "success",
    text: 'Größe "x"; y=1 is active',
    change: { label: "Undo", id: "1", name: "x", to: "inactive" },
  } as const;
  const header = toFlashCookie(CONFIG, flash);
  for (
    const attribute of [
      "Path=/base",
      "HttpOnly",
      "Secure",
      "SameSite=Lax",
      "Max-Age=60",
    ]
  ) {
    assert.ok(header.includes(attribute), attribute);
  }
  const [cookie = ""] = header.split(";");
  assert.deepEqual(
    readFlash(new Request("https://app.test", { headers: { cookie } })),
    flash,
  );
  assert.match(toShownFlashCookie(CONFIG), /Max-Age=0/);
});

Deno.test("readFlash() takes nothing that is not a flash", () => {
  for (
    const text of [
      "",
      "x",
      "null",
      "[]",
      '{"text":1}',
      '{"kind":"success","text":"x","change":{"to":"error"}}',
    ]
  ) {
    const cookie = `${FLASH_COOKIE}=${encodeURIComponent(text)}`;
    assert.equal(
      readFlash(new Request("https://app.test", { headers: { cookie } })),
      null,
      text,
    );
  }
});

Deno.test("toThemeCookie() forgets anything but light and dark", () => {
  assert.match(toThemeCookie(CONFIG, "dark"), /=dark;.*Max-Age=31536000/);
  assert.match(
    toThemeCookie(CONFIG, "x; Domain=evil.test"),
    /^connectors_theme=;.*Max-Age=0/,
  );
});

Deno.test("readForm() refuses a body that is broken or no form", async () => {
  const request = (body: string, type: string) =>
    new Request("https://app.test", {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
  await refusal(
    "unsupported_media_type",
    () => readForm(request("{}", "application/json")),
  );
  await refusal(
    "malformed",
    () => readForm(request("x", "multipart/form-data; boundary=b")),
  );
  await refusal(
    "too_large",
    () =>
      readForm(
        request("x".repeat(70_000), "application/x-www-form-urlencoded"),
      ),
  );
});

Deno.test("toCapabilityWords() says known ones in words, and spells out the others", () => {
  assert.deepEqual(
    toCapabilityWords({
      postText: true,
      postMedia: false,
      maxLength: 3000,
      maxImages: 1,
      maxImageBytes: 5_000_000,
      maxTags: 1,
      postPolls: true,
      maxPolls: 1200,
      region: "EU",
    }),
    [
      "Text",
      "3,000 characters",
      "1 image",
      "5 MB an image",
      "1 tag",
      "Post polls",
      "Max polls: 1,200",
      "Region: EU",
    ],
  );
});
