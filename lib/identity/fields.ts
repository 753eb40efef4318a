import { AppError } from "../errors.ts";
import type { Role } from "../permissions.ts";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "./passwords.ts";
import type { TokenRole } from "./records.ts";

/** A field that was read: what it holds, or a sentence about what to do. */
export type Checked<T> = { readonly value: T } | { readonly fault: string };

export const NAME_MAX_LENGTH = 100;

/** RFC 5321 section 4.5.3.1.3: a path is at most 256 octets with its two brackets. */
const EMAIL_MAX_LENGTH = 254;

const ROLES: readonly Role[] = ["owner", "admin", "member"];
const TOKEN_ROLES: readonly TokenRole[] = ["admin", "member"];

/** The values of all fields; throws `validation_failed` with every fault at its field. */
export function requireValid<T extends object>(
  fields: { readonly [K in keyof T]: Checked<T[K]> },
): T {
  const values: [string, unknown][] = [];
  const errors: [string, readonly string[]][] = [];
  for (const [name, field] of Object.entries<Checked<unknown>>(fields)) {
    if ("fault" in field) errors.push([name, [field.fault]]);
    else values.push([name, field.value]);
  }
  if (errors.length === 0) return asValues<T>(Object.fromEntries(values));
  throw new AppError("validation_failed", "Some fields need attention", {
    errors: Object.fromEntries(errors),
  });
}

/** Holds because every field of T was found without fault and entered under its own name. */
function asValues<T>(values: object): T {
  return values as T;
}

/** Trimmed and in lower case: one address, one account. */
export function checkEmail(text: string): Checked<string> {
  const value = normalizeEmail(text);
  const plausible = /^[^\s@]+@[^\s@]+$/.test(value) &&
    value.length <= EMAIL_MAX_LENGTH;
  return plausible
    ? { value }
    : { fault: "Enter an e-mail address, such as name@example.com" };
}

export function normalizeEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** A name of a person, tenant or token: one line, white space collapsed. */
export function checkName(text: string): Checked<string> {
  const value = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (value === "") return { fault: "Enter a name" };
  if ([...value].length > NAME_MAX_LENGTH) {
    return { fault: `Use at most ${NAME_MAX_LENGTH} characters` };
  }
  if (/\p{Cc}/u.test(value)) return { fault: "Use printable characters only" };
  return { value };
}

/** Counted in characters as a person sees them typed, not in bytes. */
export function checkPassword(text: string): Checked<string> {
  const length = [...text].length;
  if (length < PASSWORD_MIN_LENGTH) {
    return { fault: `Use at least ${PASSWORD_MIN_LENGTH} characters` };
  }
  if (length > PASSWORD_MAX_LENGTH) {
    return { fault: `Use at most ${PASSWORD_MAX_LENGTH} characters` };
  }
  return { value: text };
}

export function checkSlug(text: string): Checked<string> {
  const value = text.trim().toLowerCase();
  return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/.test(value) ? { value } : {
    fault:
      'Use 2 to 40 letters (a to z), digits and "-", which neither begins nor ends it',
  };
}

/** A slug from a name: "Café Zoë & Co" gives "cafe-zoe-co"; one that is too short is filled up. */
export function toSlug(name: string): string {
  const slug = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-+|-+$/g, "");
  return slug.length < 2 ? `team-${slug || "1"}` : slug;
}

export function checkRole(text: string): Checked<Role> {
  return checkChoice(text, ROLES);
}

export function checkTokenRole(text: string): Checked<TokenRole> {
  return checkChoice(text, TOKEN_ROLES);
}

function checkChoice<T extends string>(
  text: string,
  choices: readonly T[],
): Checked<T> {
  const value = choices.find((choice) => choice === text);
  return value ? { value } : { fault: `Choose one of ${choices.join(", ")}` };
}
