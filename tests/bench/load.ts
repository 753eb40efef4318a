import autocannon from "autocannon";

export interface Load {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where given, each request posts the next body. */
  readonly nextBody?: () => string;
}

const CONNECTIONS = 32;
const SECONDS = 4;

/** Requests a second that are answered with 2xx; throws when any is not. */
export async function measure(
  { url, headers = {}, nextBody }: Load,
): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { ...headers },
    ...(nextBody
      ? {
        requests: [{
          method: "POST",
          setupRequest: (request: object) => ({ ...request, body: nextBody() }),
        }],
      }
      : {}),
  });
  if (result.errors + result.non2xx > 0) {
    throw new Error(
      `Cannot measure ${url}: ${result.non2xx} refusals, ${result.errors} errors`,
    );
  }
  return result.requests.average;
}
