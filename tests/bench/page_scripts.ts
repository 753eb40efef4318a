import { gzipSync } from "node:zlib";

export interface PageScripts {
  readonly islands: number;
  /** Of every script that the page loads, and of its inline one. */
  readonly gzipBytes: number;
  /** Of what these may import later, such as the form that a dialog shows: at most, since not all is asked for. */
  readonly laterBytes: number;
}

/** What a page's scripts weigh: its inline module, and all that it imports, directly or not. */
export async function weighScripts(page: Response): Promise<PageScripts> {
  const html = await page.text();
  const inline = [
    ...html.matchAll(/<script[^>]*type="module"[^>]*>(.*?)<\/script>/gs),
  ]
    .map(([, code]) => code ?? "").join("");
  const first = new Map([[page.url, inline]]);
  await collect(inline, { base: page.url, imports: STATIC, seen: first });
  const all = new Map(first);
  for (const [base, code] of first) {
    await collect(code, { base, imports: ANY, seen: all });
  }
  const gzipBytes = weigh(first);
  return {
    islands: new Set(html.match(/<!--fresh:i\d+-->/g)).size,
    gzipBytes,
    laterBytes: weigh(all) - gzipBytes,
  };
}

const STATIC = /(?:from|import)\s*["']([./][^"']+\.js[^"']*)["']/g;
const ANY = /(?:from|import)\s*\(?["']([./][^"']+\.js[^"']*)["']/g;

function weigh(scripts: ReadonlyMap<string, string>): number {
  return [...scripts.values()].reduce(
    (sum, text) => sum + gzipSync(text, { level: 9 }).byteLength,
    0,
  );
}

interface Collecting {
  readonly base: string;
  readonly imports: RegExp;
  /** By address. */
  readonly seen: Map<string, string>;
}

async function collect(
  code: string,
  { base, imports, seen }: Collecting,
): Promise<void> {
  for (const [, path = ""] of code.matchAll(imports)) {
    const url = new URL(path, base).href;
    if (seen.has(url)) continue;
    seen.set(url, "");
    const text = await (await fetch(url)).text();
    seen.set(url, text);
    await collect(text, { base: url, imports, seen });
  }
}
