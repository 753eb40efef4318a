import type { IncomingMessage } from "node:http";
import type { CatalogEntryFile } from "../../lib/catalog/entry.ts";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import type { Remote } from "../../lib/remote/remote.ts";
import { doorTo, type Received, startRemote } from "./scripted_remote.ts";

export type Service = "wordpress" | "medium" | "twitter" | "linkedin";

/** What a service answers, as its documentation says (`answers/*.json`). */
interface Recorded {
  readonly documentation: readonly string[];
  readonly method: string;
  readonly path: string;
  /** The first that has this authorization; one without the word fits any. */
  readonly answers: readonly (RecordedAnswer & {
    readonly authorization?: string | null;
  })[];
  readonly elsewhere: RecordedAnswer;
}

interface RecordedAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface Imitation extends AsyncDisposable {
  readonly entry: CatalogEntryFile;
  /** Where it listens; a service of a fixed host is led here by `remote`. */
  readonly url: string;
  readonly remote: Remote;
  readonly received: readonly Received[];
}

/** The service's documented answers on loopback, behind the real door. */
export async function imitate(service: Service): Promise<Imitation> {
  const recorded: Recorded = JSON.parse(
    await readText(`answers/${service}.json`),
  );
  const file = `${service}.json`;
  const text = await readText(`../../seeds/catalog/${file}`);
  const remote = await startRemote((request, response) => {
    const { status, body } = choose(recorded, request);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  const url = `http://127.0.0.1:${remote.port}`;
  const door = doorTo(remote);
  return {
    entry: parseCatalogEntry(file, text),
    url,
    received: remote.received,
    remote: (request) =>
      door({ ...request, url: request.url.replace(FIXED, url) }),
    [Symbol.asyncDispose]: () => remote[Symbol.asyncDispose](),
  };
}

const FIXED = /^https:\/\/api\.(medium|x|linkedin)\.com(?=\/)/;

function choose(recorded: Recorded, request: IncomingMessage): RecordedAnswer {
  const { method, path, answers, elsewhere } = recorded;
  if (request.method !== method || request.url !== path) return elsewhere;
  const given = plain(request.headers.authorization);
  return answers.find(({ authorization }) =>
    authorization === undefined || authorization === given
  ) ?? elsewhere;
}

/** Basic's pair as a person reads it. */
function plain(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const [scheme, text = ""] = authorization.split(" ");
  return scheme === "Basic" ? `Basic ${atob(text)}` : authorization;
}

function readText(path: string): Promise<string> {
  return Deno.readTextFile(new URL(path, import.meta.url));
}
