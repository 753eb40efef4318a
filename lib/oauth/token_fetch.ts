import type { CustomFetch } from "openid-client";
import { ownValue } from "../forms/paths.ts";
import type { Remote } from "../remote/remote.ts";
import { toFetch } from "../remote/to_fetch.ts";
import { parseJson } from "./parse_json.ts";

/** What asks token endpoints: through the one door outwards, like everything else. */
export function createTokenFetch(
  remote: Remote,
  secrets: readonly string[],
): CustomFetch {
  const fetchThroughDoor = toFetch(remote, secrets);
  return async (url, { body, ...options }) => {
    // A form, as RFC 6749 has it; the header says so already.
    const form = body ? { body: String(body) } : {};
    return await toPlainAnswer(
      await fetchThroughDoor(url, { ...options, ...form }),
    );
  };
}

/**
 * The answer of a token endpoint as RFC 6749 has it. Many services are nearly
 * there: an error with status 200, no token_type, an empty refresh_token, an
 * id_token of an issuer that nobody has named (who it is, is asked for).
 */
async function toPlainAnswer(response: Response): Promise<Response> {
  const { status, headers } = response;
  const said = parseObject(await response.clone().text());
  if (said === null) return new Response(response.body, { status });
  const failed = typeof said.error === "string";
  const retryAfter = headers.get("retry-after");
  return Response.json(failed ? toPlainError(said) : toPlainGrant(said), {
    status: failed && status < 400 ? 400 : status,
    headers: retryAfter === null ? {} : { "retry-after": retryAfter },
  });
}

function toPlainError(said: object): object {
  const description = ownValue(said, "error_description");
  return {
    error: ownValue(said, "error"),
    ...(typeof description === "string"
      ? { error_description: description }
      : {}),
  };
}

function toPlainGrant(said: object): object {
  const text = (name: string) => {
    const value = ownValue(said, name);
    return typeof value === "string" && value !== "" ? { [name]: value } : {};
  };
  const seconds = Number(ownValue(said, "expires_in"));
  const scope = ownValue(said, "scope");
  return {
    ...text("access_token"),
    ...text("refresh_token"),
    token_type: "bearer",
    ...(seconds > 0 && Number.isFinite(seconds) ? { expires_in: seconds } : {}),
    ...(Array.isArray(scope) ? { scope: scope.join(" ") } : text("scope")),
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  const value = parseJson(text);
  return value instanceof Object && !Array.isArray(value) ? { ...value } : null;
}
