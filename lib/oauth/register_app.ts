import { type Remote, RemoteFailure } from "../remote/remote.ts";
import { findMessage } from "../remote/safe_text.ts";
import { readPointer } from "../remote/template.ts";
import type { AppCredentials } from "./configuration.ts";
import { GrantFailure } from "./grant_failure.ts";
import { parseJson } from "./parse_json.ts";

export interface Registration {
  readonly url: string;
  readonly redirectUrl: string;
  readonly scopes: readonly string[];
  /** Shown by the service when it asks the person: this app's own address. */
  readonly website: string;
}

const APP_NAME = "Connectors";

/**
 * Makes an app of ours known to an instance, as Mastodon takes it: a form with
 * `redirect_uris`, answered with client_id and client_secret. Throws a
 * GrantFailure.
 */
export async function registerApp(
  remote: Remote,
  { url, redirectUrl, scopes, website }: Registration,
): Promise<AppCredentials> {
  const { hostname } = new URL(url);
  const form = new URLSearchParams({
    client_name: APP_NAME,
    redirect_uris: redirectUrl,
    scopes: scopes.join(" "),
    website,
  });
  const { status, text } = await ask(remote, url, form);
  const body = parseJson(text);
  const clientId = readPointer(body, "/client_id");
  const clientSecret = readPointer(body, "/client_secret");
  const isDone = status >= 200 && status < 300;
  if (!isDone || typeof clientId !== "string" || clientId === "") {
    const why = findMessage(body, []);
    throw fail(
      `${hostname} did not take the registration of this app${
        why ? `: ${why}` : ""
      }. Check the address, or make an app there by hand and fill in its client ID and secret.`,
      null,
    );
  }
  return {
    clientId,
    clientSecret: typeof clientSecret === "string" && clientSecret !== ""
      ? clientSecret
      : null,
  };
}

async function ask(remote: Remote, url: string, form: URLSearchParams) {
  try {
    return await remote({
      method: "POST",
      url,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        accept: "application/json",
      },
      body: form.toString(),
    });
  } catch (error) {
    if (error instanceof RemoteFailure) throw fail(`${error.message}.`, error);
    throw error;
  }
}

function fail(sentence: string, cause: unknown): GrantFailure {
  return new GrantFailure(sentence, {
    isDefinite: false,
    retryAfterMs: null,
    cause,
  });
}
