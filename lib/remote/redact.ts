const REDACTED = "[redacted]";

/** Shorter ones hide nothing and would cut holes into every sentence. */
const MIN_LENGTH = 4;

/** A text of somebody else's, without the given secrets in any spelling that a request gives them. */
export function redactText(text: string, secrets: readonly string[]): string {
  const spellings = secrets
    .filter((secret) => secret.length >= MIN_LENGTH)
    .flatMap(spell)
    .toSorted((a, b) => b.length - a.length);
  return spellings.reduce((rest, it) => rest.replaceAll(it, REDACTED), text);
}

/** A URL as logs and errors may have it: no user, no query values, no fragment, and no secret in its path. */
export function redactUrl(text: string, secrets: readonly string[]): string {
  if (!URL.canParse(text)) return REDACTED;
  const url = new URL(text);
  const names = [...new Set(url.searchParams.keys())];
  const query = names.map((name) => `${encodeURIComponent(name)}=${REDACTED}`);
  const place = `${url.protocol}//${url.host}${url.pathname}`;
  const whole = query.length > 0 ? `${place}?${query.join("&")}` : place;
  return redactText(whole, secrets);
}

/** As it is, in a URL, in a form, in JSON, in Basic and other base64. */
function spell(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  const padded = btoa(String.fromCharCode(...bytes));
  const base64 = padded.replace(/=+$/, "");
  return [
    secret,
    encodeURIComponent(secret.toWellFormed()),
    encodeURI(secret.toWellFormed()),
    String(new URLSearchParams({ "": secret })).slice(1),
    JSON.stringify(secret).slice(1, -1),
    padded,
    base64,
    base64.replaceAll("+", "-").replaceAll("/", "_"),
  ];
}
