import type { BrowserContext } from "playwright-core";

/** The browser says this of each refusal, which is what a test may be about. */
const REFUSED = /^Failed to load resource: .* status of 4\d\d/;

/** What a page loads by itself has to be there. */
const PARTS = ["font", "image", "script", "stylesheet"];

/**
 * Gathers what should never be: an exception, an error on the console (each
 * breach of the content security policy is one), a part that is missing, a
 * fault of the server, a request to another host or out of the base path.
 */
export function gatherComplaints(
  context: BrowserContext,
  { home, leadsTo }: {
    readonly home: string;
    readonly leadsTo: (url: string) => boolean;
  },
): string[] {
  const complaints: string[] = [];
  context.on("weberror", (error) => {
    complaints.push(`exception: ${error.error().message}`);
  });
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || REFUSED.test(text)) return;
    complaints.push(`console: ${text}`);
  });
  context.on("request", (request) => {
    const url = request.url();
    const isOurs = url === home || url.startsWith(`${home}/`);
    if (!isOurs && !leadsTo(url)) complaints.push(`request to ${url}`);
  });
  context.on("response", (response) => {
    const isPart = PARTS.includes(response.request().resourceType());
    const least = isPart ? 400 : 500;
    if (response.status() < least) return;
    complaints.push(`${response.status()} from ${response.url()}`);
  });
  return complaints;
}
