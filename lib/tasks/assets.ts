import { ICON_NAMES } from "../../components/icon_names.ts";
import { TaskError } from "./run_task.ts";

export interface AssetFolders {
  /** Root of the project, with `node_modules/` in it. */
  readonly root: string;
  readonly staticDir: string;
}

const OUTLINES = "node_modules/@tabler/icons/icons/outline";
const INTER =
  "node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
const TAILWIND = "node_modules/@tailwindcss/cli/dist/index.mjs";

/** Makes `icons.svg`, `inter.woff2` and `styles.css` in the static folder. */
export async function buildAssets(folders: AssetFolders): Promise<void> {
  await Deno.mkdir(folders.staticDir, { recursive: true });
  await Deno.writeTextFile(
    `${folders.staticDir}/icons.svg`,
    await drawSprite(folders.root),
  );
  await Deno.copyFile(
    `${folders.root}/${INTER}`,
    `${folders.staticDir}/inter.woff2`,
  );
  const { success, stderr } = await tailwind(folders, ["--minify"]).output();
  if (success) return;
  throw new TaskError(
    `Cannot make the styles: Tailwind stopped with\n${
      new TextDecoder().decode(stderr)
    }`,
  );
}

/** Keeps `styles.css` up to date while the development server runs: Tailwind ends when its input does. */
export function watchStyles(folders: AssetFolders): Deno.ChildProcess {
  return tailwind(folders, ["--watch"], "piped").spawn();
}

function tailwind(
  { root, staticDir }: AssetFolders,
  flags: string[],
  stdin: "null" | "piped" = "null",
): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--no-check",
      TAILWIND,
      "--input",
      "components/styles.css",
      "--output",
      `${staticDir}/styles.css`,
      ...flags,
    ],
    cwd: root,
    stdin,
    stdout: "null",
    stderr: flags.includes("--minify") ? "piped" : "null",
  });
}

/** The icons of the pages and of the catalog as one SVG file. Throws a TaskError for a name that no icon has. */
export async function drawSprite(root: string): Promise<string> {
  const wanted = new Map<string, string>();
  for (const name of ICON_NAMES) wanted.set(name, "components/icon_names.ts");
  for (const [name, file] of await catalogIcons(root)) wanted.set(name, file);
  const symbols = await Promise.all(
    [...wanted].sort().map(([name, file]) => toSymbol(root, name, file)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

async function catalogIcons(root: string): Promise<Map<string, string>> {
  const icons = new Map<string, string>();
  const folder = "seeds/catalog";
  for await (const { name } of Deno.readDir(`${root}/${folder}`)) {
    if (!name.endsWith(".json")) continue;
    const file = `${folder}/${name}`;
    const icon: unknown =
      JSON.parse(await Deno.readTextFile(`${root}/${file}`)).icon;
    if (typeof icon === "string") icons.set(icon, file);
  }
  return icons;
}

/** One icon as a `<symbol>` that takes the text's colour. */
async function toSymbol(
  root: string,
  name: string,
  file: string,
): Promise<string> {
  const svg = /^[a-z0-9-]+$/.test(name)
    ? await Deno.readTextFile(`${root}/${OUTLINES}/${name}.svg`).catch(() =>
      null
    )
    : null;
  if (svg === null) {
    throw new TaskError(
      `Cannot draw the icon "${name}" of ${file}: choose a name from https://tabler.io/icons (outline)`,
    );
  }
  const shapes = svg
    .slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"))
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, "")
    .replaceAll(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
}
