import { argon2id, argon2Verify } from "hash-wasm";

/** What guessing one password costs. */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane. About 70 ms. */
export const PASSWORD_COST: PasswordCost = {
  memoryKib: 19 * 1024,
  passes: 2,
  lanes: 1,
};

/** NIST SP 800-63B section 5.1.1.2: at least 8 characters, long ones allowed, no rules of composition. */
export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 1_000;

/** Of random bytes that nobody kept, at PASSWORD_COST: stands in where there is no hash to compare with. */
export const DUMMY_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$Gc69e81zQ9eVF5I2GCcasQ$ocNjGcgXFNcfh4GWaBSCfwCm2vivaA8ciqDGAO/Nt+4";

/** The encoded argon2id hash, which also says its salt and cost. */
export function hashPassword(
  password: string,
  cost: PasswordCost = PASSWORD_COST,
): Promise<string> {
  return argon2id({
    password: normalize(password),
    salt: crypto.getRandomValues(new Uint8Array(16)),
    memorySize: cost.memoryKib,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: "encoded",
  });
}

/**
 * Whether the password is the hash's. Without a hash (nobody has the address,
 * or signs in elsewhere) it works as long and says no, so that time tells
 * nothing.
 */
export async function verifyPassword(
  hash: string | null,
  password: string,
): Promise<boolean> {
  const plausible = password.length > 0 &&
    password.length <= 2 * PASSWORD_MAX_LENGTH;
  const same = await argon2Verify({
    password: plausible ? normalize(password) : "implausible",
    hash: hash ?? DUMMY_HASH,
  });
  return same && plausible && hash !== null;
}

/** NIST SP 800-63B: one text, however the keyboard composed its accents. */
function normalize(password: string): string {
  return password.normalize("NFKC");
}
