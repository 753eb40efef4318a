import { type Remote, RemoteFailure } from "../remote/remote.ts";
import { toSafeText } from "../remote/safe_text.ts";
import { readPointer } from "../remote/template.ts";
import { parseJson } from "./parse_json.ts";
import type { OauthSettings } from "./settings.ts";

/** The account that a connector is connected to. */
export interface Identity {
  /** What the service never changes. */
  readonly id: string;
  /** What a person knows it by. */
  readonly name: string;
}

/**
 * Who the token belongs to. Null where the service does not say, or not now:
 * the tokens are good anyway, and their code cannot be used a second time.
 */
export async function readIdentity(
  remote: Remote,
  { identity }: OauthSettings,
  accessToken: string,
): Promise<Identity | null> {
  if (identity === null) return null;
  try {
    const { status, text } = await remote({
      method: "GET",
      url: identity.url,
      headers: {
        authorization: `Bearer ${accessToken}`,
        accept: "application/json",
      },
      secrets: [accessToken],
    });
    if (status !== 200) return null;
    const body = parseJson(text);
    const id = toSafeText(readPointer(body, identity.id), [accessToken]);
    const name = toSafeText(readPointer(body, identity.name), [accessToken]);
    return id === null ? null : { id, name: name ?? id };
  } catch (error) {
    if (error instanceof RemoteFailure) return null;
    throw error;
  }
}
