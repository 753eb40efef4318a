import { App, csp, csrf, staticFiles } from "fresh";
import { createApi } from "./api/app.ts";
import type { Config } from "./config.ts";
import {
  createRegularChecks,
  type RegularChecks,
} from "./connectors/regular_checks/regular_checks.ts";
import type { State } from "./define.ts";
import { createAuthenticator } from "./identity/authenticate.ts";
import { openMeans } from "./means.ts";
import type { Means } from "./scope.ts";
import type { Services } from "./services.ts";
import { authenticate } from "./web/authenticate.ts";
import { begin } from "./web/begin.ts";
import { packPages } from "./web/pack_pages.ts";
import { secureHeaders } from "./web/secure_headers.ts";
import { afterStatic, beforeStatic } from "./web/static_route.ts";
import { showErrors } from "./web/show_errors.tsx";

export interface RunningApp {
  readonly app: App<State>;
  readonly services: Services;
  /** At rest until told to start; null where the configuration switches them off. */
  readonly regularChecks: RegularChecks | null;
  fetch(request: Request, info?: Deno.ServeHandlerInfo): Promise<Response>;
  close(): void;
}

/**
 * Puts the app together: the only place where its parts meet. Tests hand in
 * means of their own; otherwise they are opened as the configuration says.
 */
export async function createApp(
  config: Config,
  means?: Means,
): Promise<RunningApp> {
  const services = createServices(config, means ?? await openMeans(config));
  const { api } = services;
  const isOurs = (origin: string, { origin: asked }: URL) =>
    origin === asked || origin === config.publicUrl.origin;
  const app = new App<State>({
    basePath: config.basePath,
    trustProxy: config.trustProxy,
  })
    .use(begin(services), secureHeaders(config))
    // What follows is for pages: the API finds its caller and answers its errors itself.
    .all("/api", (ctx) => api.fetch(ctx.req, ctx.state.trace))
    .all("/api/*", (ctx) => api.fetch(ctx.req, ctx.state.trace))
    .use(
      packPages,
      // Scripts and styles come from our own host, inline ones only with the page's nonce.
      csp({ useNonce: true }),
      showErrors,
      beforeStatic,
      staticFiles(),
      afterStatic,
      csrf({ origin: (origin, { url }) => isOurs(origin, url) }),
      authenticate,
    )
    .fsRoutes();
  const regularChecks = config.checkEveryMs === null
    ? null
    : createRegularChecks(services.means, config.checkEveryMs);
  let handler: ReturnType<typeof app.handler> | undefined;
  return {
    app,
    services,
    regularChecks,
    fetch: (request, info) => (handler ??= app.handler())(request, info),
    close: () => {
      regularChecks?.stop();
      services.means.log.flush();
      services.means.kv.close();
    },
  };
}

function createServices(config: Config, means: Means): Services {
  const authenticator = createAuthenticator(means);
  const api = createApi({ config, means, authenticator });
  return { config, means, authenticator, api };
}
