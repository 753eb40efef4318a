import autocannon from "autocannon";

export interface Load {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where given, each request posts the next body. */
  readonly nextBody?: () => string;
}

const CONNECTIONS = 32;
const SECONDS = 4;
/** Until what answers is compiled; not counted. */
const WARM_UP_SECONDS = 1;

/** Requests a second that are answered with 2xx; throws when any is not. */
export async function measure(load: Load): Promise<number> {
  await run(load, WARM_UP_SECONDS);
  return await run(load, SECONDS);
}

async function run(
  { url, headers = {}, nextBody }: Load,
  seconds: number,
): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
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
