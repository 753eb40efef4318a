import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** A real OAuth service on loopback, of which a test is the operator. */
export interface OauthService extends AsyncDisposable {
  readonly origin: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly identityUrl: string;
  /** Who signs in next, and what the person says. */
  account: string;
  says: "yes" | "no";
  /** What its token endpoint answers instead, until it is set back. */
  instead: Instead | null;
  /** Changes what its token endpoint answers to a good request. */
  edit: ((answer: Record<string, unknown>) => Record<string, unknown>) | null;
  /** Requests that reached the token endpoint. */
  readonly tokenRequests: readonly URLSearchParams[];
  /** Sends a browser there and back: the address that it is sent back to. */
  visit(url: URL): Promise<URL>;
  /** Ends all that an account has given, as a person can in their settings. */
  revoke(refreshToken: string): Promise<void>;
}

export interface Instead {
  readonly status: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

export interface OauthServiceOptions {
  readonly redirectUrl?: string;
  readonly clientAuth?: "client_secret_basic" | "client_secret_post" | "none";
  readonly accessTokenSeconds?: number;
}

export const CLIENT_ID = "test-client";
export const CLIENT_SECRET = "test-client-secret";
export const REDIRECT_URL = "http://127.0.0.1:8000/oauth/callback";

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

// deno-lint-ignore no-explicit-any -- the package has no types
type Untyped = any;

/** Starts `oidc-provider`: PKCE is a must, refresh tokens are good for one use each. */
export async function startOauthService(
  options: OauthServiceOptions = {},
): Promise<OauthService> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = addressOf(server.address());
  const origin = `http://127.0.0.1:${port}`;
  const provider = createProvider(origin, options);
  const answer: Answer = provider.callback();
  const tokenRequests: URLSearchParams[] = [];

  const service: OauthService = {
    origin,
    authorizationUrl: `${origin}/auth`,
    tokenUrl: `${origin}/token`,
    identityUrl: `${origin}/me`,
    account: "ada",
    says: "yes",
    instead: null,
    edit: null,
    tokenRequests,
    visit: (url) => visit(url, origin),
    async revoke(token) {
      const body = new URLSearchParams({ token, client_id: CLIENT_ID });
      const headers = {
        authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}`,
      };
      const url = `${origin}/token/revocation`;
      const response = await fetch(url, { method: "POST", body, headers });
      await response.body?.cancel();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  server.on("request", (req, res) => {
    void serve({ req, res, service, provider, answer, tokenRequests });
  });
  return service;
}

interface Serving {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly service: OauthService;
  readonly provider: Untyped;
  readonly answer: Answer;
  readonly tokenRequests: URLSearchParams[];
}

async function serve(serving: Serving): Promise<void> {
  const { req, res, service, provider, answer, tokenRequests } = serving;
  if (req.url?.startsWith("/interaction/")) {
    const result = service.says === "yes"
      ? { login: { accountId: service.account } }
      : { error: "access_denied", error_description: "The person said no" };
    return await provider.interactionFinished(req, res, result);
  }
  if (req.url !== "/token") return answer(req, res);
  const body = await readText(req);
  tokenRequests.push(new URLSearchParams(body));
  const { instead, edit } = service;
  if (instead) {
    res.writeHead(instead.status, {
      "content-type": "application/json",
      ...instead.headers,
    });
    return void res.end(instead.body);
  }
  // The provider takes a body that was read already.
  Object.assign(req, { body });
  if (edit) editAnswer(res, edit);
  answer(req, res);
}

function editAnswer(
  res: ServerResponse,
  edit: NonNullable<OauthService["edit"]>,
): void {
  const end = res.end.bind(res);
  res.end = ((text: string) => {
    const edited = JSON.stringify(edit(JSON.parse(String(text))));
    res.removeHeader("content-length");
    return end(edited);
  }) as typeof res.end;
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return new TextDecoder().decode(await new Blob(chunks as BlobPart[]).bytes());
}

function createProvider(origin: string, options: OauthServiceOptions): Untyped {
  const {
    redirectUrl = REDIRECT_URL,
    clientAuth = "client_secret_basic",
    accessTokenSeconds = 3_600,
  } = options;
  return quietly(() =>
    new (Provider as Untyped)(origin, {
      clients: [{
        client_id: CLIENT_ID,
        ...(clientAuth === "none" ? {} : { client_secret: CLIENT_SECRET }),
        redirect_uris: [redirectUrl],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        token_endpoint_auth_method: clientAuth,
      }],
      scopes: ["openid", "profile", "posts"],
      claims: { openid: ["sub"], profile: ["name"] },
      pkce: { required: () => true },
      rotateRefreshToken: () => true,
      issueRefreshToken: () => true,
      ttl: { AccessToken: accessTokenSeconds, RefreshToken: 86_400 },
      features: {
        devInteractions: { enabled: false },
        revocation: { enabled: true },
      },
      interactions: {
        url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}`,
      },
      findAccount: (_: unknown, accountId: string) => ({
        accountId,
        claims: () => ({ sub: accountId, name: `@${accountId}` }),
      }),
      loadExistingGrant: async ({ oidc }: Untyped) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client.clientId,
          accountId: oidc.session.accountId,
        });
        grant.addOIDCScope([...oidc.requestParamScopes].join(" "));
        await grant.save();
        return grant;
      },
    })
  );
}

/** It warns of its runtime and of its defaults, which a test may have. */
function quietly<T>(make: () => T): T {
  const { warn, info } = console;
  console.warn = console.info = () => {};
  try {
    return make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** Follows redirects within the service, with its cookies, as a browser does. */
async function visit(url: URL, origin: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = url;
  while (at.origin === origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`)
      .join("; ");
    const response = await fetch(at, {
      redirect: "manual",
      headers: { cookie },
    });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const cut = pair.indexOf("=");
      cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const location = response.headers.get("location");
    if (!location) {
      throw new Error(`${at.pathname} answers ${response.status}: ${text}`);
    }
    at = new URL(location, at);
  }
  return at;
}

/** It listens on a port, so it has an address of that kind. */
function addressOf(address: string | AddressInfo | null): AddressInfo {
  return address as AddressInfo;
}
