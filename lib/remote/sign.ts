import type { Clock } from "../scope.ts";
import type { CheckStep } from "./check_schema.ts";
import { FieldFault, type Filling, fillText } from "./fill.ts";
import {
  type Bytes,
  encode,
  fromBase64,
  fromHex,
  hmac,
  toBase64,
  toBase64Url,
} from "./hmac.ts";
import { parseTemplate } from "./template.ts";

type Credentials = NonNullable<CheckStep["credentials"]>;

/** Long enough for one request; Ghost takes no more. */
const EXPIRES_IN_SECONDS = 300;

/** An HS256 JSON Web Token (RFC 7519) of this moment. Throws a FieldFault at the key's field. */
export async function toJwt(
  spec: NonNullable<Credentials["jwt"]>,
  filling: Filling,
  clock: Clock,
): Promise<string> {
  const { kid, key } = readKey(spec, filling);
  const iat = Math.floor(clock.now().getTime() / 1_000);
  const { audience, issuer, subject, expiresInSeconds } = spec;
  const claims = {
    ...(issuer === undefined ? {} : { iss: fillText(issuer, filling) }),
    ...(subject === undefined ? {} : { sub: fillText(subject, filling) }),
    ...(audience === undefined ? {} : { aud: fillText(audience, filling) }),
    iat,
    exp: iat + (expiresInSeconds ?? EXPIRES_IN_SECONDS),
  };
  const head = { alg: "HS256", typ: "JWT", ...(kid ? { kid } : {}) };
  const signed = `${toBase64Url(encode(JSON.stringify(head)))}.${
    toBase64Url(encode(JSON.stringify(claims)))
  }`;
  return `${signed}.${toBase64Url(await hmac(key, encode(signed)))}`;
}

/** The headers of Standard Webhooks: a signature for each secret that is filled in. Throws a FieldFault. */
export async function toWebhookHeaders(
  { secrets }: NonNullable<Credentials["standardWebhooks"]>,
  { body, filling, clock }: {
    readonly body: string;
    readonly filling: Filling;
    readonly clock: Clock;
  },
): Promise<Record<string, string>> {
  const id = `msg_${crypto.randomUUID()}`;
  const timestamp = String(Math.floor(clock.now().getTime() / 1_000));
  const signed = encode(`${id}.${timestamp}.${body}`);
  const [first = "", ...others] = secrets;
  const given = others.filter((secret) => isFilled(secret, filling));
  const signatures = await Promise.all([first, ...given].map(async (secret) => {
    const text = fillText(secret, filling).replace(/^whsec_/, "");
    const key = fromBase64(text);
    if (key !== null && key.length > 0) {
      return `v1,${toBase64(await hmac(key, signed))}`;
    }
    throw new FieldFault(
      fieldOf(secret),
      "Enter the secret as it was shown: whsec_ and base64",
    );
  }));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** Basic's credentials (RFC 7617), in UTF-8. Throws a FieldFault: a colon would end the user name early. */
export function toBasic(
  { username, password }: NonNullable<Credentials["basic"]>,
  filling: Filling,
): string {
  const user = fillText(username, filling, (text, path) => {
    if (!text.includes(":")) return text;
    throw new FieldFault(path, "Enter a user name without a colon");
  });
  return toBase64(encode(`${user}:${fillText(password, filling)}`));
}

interface Key {
  readonly kid: string | null;
  readonly key: Bytes;
}

function readKey(
  { key: template, keyForm }: NonNullable<Credentials["jwt"]>,
  filling: Filling,
): Key {
  const text = fillText(template, filling);
  const [, kid = null, rest = text] = keyForm === "kid:hex"
    ? /^([\w-]+):(.*)$/.exec(text) ?? [text, null, ""]
    : [];
  const key = keyForm === "text"
    ? encode(text)
    : keyForm === "base64"
    ? fromBase64(text)
    : fromHex(rest);
  if (key !== null && key.length > 0) return { kid, key };
  const form = keyForm === "kid:hex"
    ? "an id, a colon and the secret"
    : keyForm;
  throw new FieldFault(
    fieldOf(template),
    `Enter the whole key as it was shown: ${form}`,
  );
}

/** The field that a template is about, for what is wrong with its value. */
function fieldOf(template: string): string {
  const part = parseTemplate(template).find((it) => typeof it === "object");
  return typeof part === "object" ? part.text : "";
}

function isFilled(template: string, filling: Filling): boolean {
  try {
    return fillText(template, filling) !== "";
  } catch (error) {
    if (error instanceof FieldFault) return false;
    throw error;
  }
}
