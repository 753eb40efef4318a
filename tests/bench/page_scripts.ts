import { gzipSync } from "node:zlib";

export interface PageScripts {
  readonly islands: number;
  /** Of every script that the page loads, and of its inline one. */
  readonly gzipBytes: number;
}

/** What a page's scripts weigh: its inline module, and all that it imports, directly or not. */
export async function weighScripts(page: Response): Promise<PageScripts> {
  const html = await page.text();
  const inline = [
    ...html.matchAll(/<script[^>]*type="module"[^>]*>(.*?)<\/script>/gs),
  ]
    .map(([, code]) => code ?? "").join("");
  const seen = new Map<string, string>();
  await collect(inline, page.url, seen);
  const texts = [inline, ...seen.values()];
  return {
    islands: new Set(html.match(/<!--fresh:i\d+-->/g)).size,
    gzipBytes: texts.reduce(
      (sum, text) => sum + gzipSync(text, { level: 9 }).byteLength,
      0,
    ),
  };
}

async function collect(
  code: string,
  base: string,
  seen: Map<string, string>,
): Promise<void> {
  const imports = code.matchAll(
    /(?:from|import)\s*\(?["']([./][^"']+\.js[^"']*)["']/g,
  );
  for (const [, path = ""] of imports) {
    const url = new URL(path, base).href;
    if (seen.has(url)) continue;
    seen.set(url, "");
    const text = await (await fetch(url)).text();
    seen.set(url, text);
    await collect(text, url, seen);
  }
}
