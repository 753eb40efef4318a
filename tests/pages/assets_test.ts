import assert from "node:assert/strict";
import { ICON_NAMES } from "../../components/icon_names.ts";
import { drawSprite } from "../../lib/tasks/assets.ts";
import { ROOT } from "../../lib/tasks/root.ts";

Deno.test("drawSprite() holds the icons of the pages and of the catalog", async () => {
  const sprite = await drawSprite(ROOT);
  for (const name of [...ICON_NAMES, "brand-wordpress"]) {
    assert.ok(sprite.includes(`<symbol id="${name}"`), name);
  }
});

Deno.test("drawSprite() stops at an icon that there is not, and names the file", async () => {
  await using root = await catalogWith({ icon: "made-up" });
  await assert.rejects(drawSprite(root.path), {
    message:
      'Cannot draw the icon "made-up" of seeds/catalog/x.json: choose a name from https://tabler.io/icons (outline)',
  });
});

Deno.test("drawSprite() looks for icons in their own folder only", async () => {
  await using root = await catalogWith({ icon: "../filled/star" });
  await assert.rejects(drawSprite(root.path), /Cannot draw the icon/);
});

/** A folder that looks like the project's, with one catalog file. */
async function catalogWith(file: object) {
  const path = await Deno.makeTempDir();
  await Deno.mkdir(`${path}/seeds/catalog`, { recursive: true });
  await Deno.writeTextFile(
    `${path}/seeds/catalog/x.json`,
    JSON.stringify(file),
  );
  await Deno.symlink(`${ROOT}node_modules`, `${path}/node_modules`);
  return {
    path,
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}
