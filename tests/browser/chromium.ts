import chromium from "@sparticuz/chromium";
import { type Browser, chromium as launcher } from "playwright-core";

/** Browsers trust 127.0.0.1 as if it were https; over plain http they do not trust this name. */
export const PLAIN_HOST = "connectors.test";

/** The package's own list has `--disable-web-security`, which would hide faults of the policy. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
];

/** `CHROME_PATH`, or the browser that came from npm; it is unpacked the first time. */
async function launch(): Promise<Browser> {
  const executablePath = Deno.env.get("CHROME_PATH") ??
    await chromium.executablePath();
  return await launcher.launch({ executablePath, args: ARGUMENTS });
}

let browser: Promise<Browser> | undefined;

/** One browser for all tests of a file. */
export function openBrowser(): Promise<Browser> {
  return browser ??= launch();
}

Deno.test.afterAll(async () => {
  await (await browser)?.close();
});
