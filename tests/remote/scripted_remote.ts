import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AllowedHost } from "../../lib/remote/allowed_hosts.ts";
import type { Remote } from "../../lib/remote/remote.ts";
import {
  createRemote,
  type RemoteOptions,
} from "../../lib/remote/safe_fetch.ts";
import type { Certificate } from "./certificates.ts";

/** What the service does with a request; it may answer, dawdle, lie or hang up. */
export type Script = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface ScriptedRemote extends AsyncDisposable {
  readonly port: number;
  /** How often somebody connected, whether or not a request came. */
  connections(): number;
  readonly received: Received[];
}

export interface ScriptedRemoteOptions {
  readonly certificate?: Certificate;
  readonly hostname?: string;
  readonly port?: number;
}

/** A service on loopback that does as it is told. */
export async function startRemote(
  script: Script,
  { certificate, hostname = "127.0.0.1", port = 0 }: ScriptedRemoteOptions = {},
): Promise<ScriptedRemote> {
  let connections = 0;
  const received: Received[] = [];
  async function serve(request: IncomingMessage, response: ServerResponse) {
    request.on("error", () => {});
    response.on("error", () => {});
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", url: path = "", headers } = request;
    received.push({ method, path, headers, body });
    script(request, response);
  }
  const server: Server = certificate
    ? createTlsServer({ cert: certificate.cert, key: certificate.key }, serve)
    : createServer(serve);
  server.on("connection", () => connections++);
  // What a client that breaks off leaves behind is no matter here.
  server.on("clientError", (_error, socket) => socket.destroy());
  server.on("tlsClientError", () => {});
  await new Promise<void>((listening) =>
    server.listen(port, hostname, () => listening())
  );
  const address = server.address();
  return {
    port: typeof address === "object" ? address?.port ?? 0 : 0,
    connections: () => connections,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Answers with a text. */
export function answer(
  text: string,
  headers: Record<string, string> = {},
): Script {
  return (_request, response) => response.writeHead(200, headers).end(text);
}

/** Opens a host, as CONNECTORS_ALLOW_HOSTS does. */
export function open(hostname: string, port: number): AllowedHost {
  return { hostname, port };
}

/** Where names lead to in these tests: no name is looked up anywhere. */
export function namesOf(names: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  return {
    asked,
    resolve(hostname: string): Promise<readonly string[]> {
      asked.push(hostname);
      return Promise.resolve(names[hostname] ?? []);
    },
  };
}

/** A door that opens to one service on loopback, and to nothing else there. */
export function doorTo(
  { port }: ScriptedRemote,
  options: Partial<RemoteOptions> = {},
): Remote {
  return createRemote({
    userAgent: "Connectors/1",
    allowHosts: [open("127.0.0.1", port)],
    resolve: namesOf({}).resolve,
    ...options,
  });
}
