import type { Remote } from "./remote.ts";

/** The part of `fetch` that libraries ask for when they take one to use, as openid-client does. */
export type FetchLike = (
  url: string,
  options: {
    readonly method?: string | undefined;
    readonly headers?: HeadersInit | undefined;
    readonly body?: BodyInit | null | undefined;
    readonly signal?: AbortSignal | null | undefined;
  },
) => Promise<Response>;

/** The door says these itself; in an answer they speak of bytes that are unpacked by now. */
const OUTWARD = ["user-agent", "content-length", "accept-encoding"];
const INWARD = ["content-encoding", "content-length", "transfer-encoding"];
const BODILESS = [204, 205, 304];

/**
 * The door in the shape of `fetch`, for a library that speaks a protocol of
 * its own. Redirects are handed back; without an answer it rejects with a
 * RemoteFailure.
 */
export function toFetch(
  remote: Remote,
  secrets: readonly string[] = [],
): FetchLike {
  return async (url, { method = "GET", headers, body, signal }) => {
    // Knows all kinds of bodies, and the content type of each.
    const given = new Request("https://body.invalid/", {
      method: body ? "POST" : "GET",
      headers: headers ?? {},
      body: body ?? null,
    });
    const text = body ? await given.text() : undefined;
    const { status, headers: got, text: answer } = await remote({
      method,
      url,
      headers: Object.fromEntries(without(given.headers, OUTWARD)),
      ...(text === undefined ? {} : { body: text }),
      ...(signal ? { signal } : {}),
      secrets,
      redirect: "hand_back",
    });
    return new Response(BODILESS.includes(status) ? null : answer, {
      status,
      headers: without(got, INWARD),
    });
  };
}

function without(headers: Headers, names: readonly string[]): Headers {
  const rest = new Headers(headers);
  for (const name of names) rest.delete(name);
  return rest;
}
