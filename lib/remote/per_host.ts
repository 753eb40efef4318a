import type { Remote } from "./remote.ts";

/** The same way out, where no host is asked more than so many things at once; the others wait their turn. */
export function limitPerHost(remote: Remote, most: number): Remote {
  const waiting = new Map<string, (() => void)[]>();
  const busy = new Map<string, number>();

  async function enter(host: string): Promise<void> {
    const count = busy.get(host) ?? 0;
    if (count < most) return void busy.set(host, count + 1);
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.set(host, [...waiting.get(host) ?? [], resolve]);
    await promise;
  }

  /** Hands the place on, so that the count stays; the last one forgets the host. */
  function leave(host: string): void {
    const [next, ...rest] = waiting.get(host) ?? [];
    if (rest.length > 0) waiting.set(host, rest);
    else waiting.delete(host);
    if (next) return next();
    const count = (busy.get(host) ?? 1) - 1;
    if (count > 0) busy.set(host, count);
    else busy.delete(host);
  }

  return async (request) => {
    const { host } = URL.canParse(request.url)
      ? new URL(request.url)
      : { host: "" };
    await enter(host);
    try {
      return await remote(request);
    } finally {
      leave(host);
    }
  };
}
