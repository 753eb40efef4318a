import type { Api } from "./api/app.ts";
import type { Config } from "./config.ts";
import type { Authenticator } from "./identity/authenticate.ts";
import type { Means } from "./scope.ts";

/** What one running app has: made by `createApp`, handed to routes and to the API. */
export interface Services {
  readonly config: Config;
  readonly means: Means;
  readonly authenticator: Authenticator;
  readonly api: Api;
}
