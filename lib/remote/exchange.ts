import { type IncomingMessage, request as openRequest } from "node:http";
import type { Socket } from "node:net";
import { ACCEPT_ENCODING, BodyFault, readBody } from "./read_body.ts";
import type { Target } from "./target.ts";

/** What is sent over one connection: one request of what may become several. */
export interface Message {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Limits {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const MAX_HEADER_BYTES = 16_384;

/** These have no body, whatever their headers say. */
const BODILESS = [204, 304];

/** Sends one request over an open connection and reads the answer to it. The connection is closed in any case. */
export async function exchange(
  socket: Socket,
  { target, message, limits }: {
    readonly target: Target;
    readonly message: Message;
    readonly limits: Limits;
  },
): Promise<Reply> {
  const onAbort = () => socket.destroy(limits.signal.reason);
  limits.signal.addEventListener("abort", onAbort, { once: true });
  try {
    limits.signal.throwIfAborted();
    const response = await send(socket, target, message);
    return await readReply(response, message.method, limits.maxBytes);
  } finally {
    limits.signal.removeEventListener("abort", onAbort);
    socket.destroy();
  }
}

function send(
  socket: Socket,
  { url }: Target,
  { method, headers, body }: Message,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = openRequest({
    // With an `agent`, false or not, this socket would not be used.
    createConnection: () => socket,
    method,
    path: url.pathname + url.search,
    maxHeaderSize: MAX_HEADER_BYTES,
    headers: {
      ...headers,
      host: url.host,
      "accept-encoding": ACCEPT_ENCODING,
      connection: "close",
      ...(body === undefined
        ? {}
        : { "content-length": String(new TextEncoder().encode(body).length) }),
    },
  });
  request.once("response", resolve);
  request.once("upgrade", () => {
    reject(new BodyFault("it changes the protocol"));
    socket.destroy();
  });
  // Later faults come up where the body is read.
  request.on("error", reject);
  request.end(body);
  return promise;
}

async function readReply(
  response: IncomingMessage,
  method: string,
  maxBytes: number,
): Promise<Reply> {
  const headers = toHeaders(response.rawHeaders);
  const status = response.statusCode ?? 0;
  if (method === "HEAD" || BODILESS.includes(status)) {
    response.destroy();
    return { status, headers, text: "" };
  }
  const encoding = headers.get("content-encoding") ?? "";
  const text = await readBody(response, encoding, maxBytes);
  return { status, headers, text };
}

/** No cookie is kept: there is nobody whose it would be. */
function toHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    try {
      headers.append(raw[i] ?? "", raw[i + 1] ?? "");
    } catch {
      throw new BodyFault("its headers are malformed");
    }
  }
  headers.delete("set-cookie");
  return headers;
}
