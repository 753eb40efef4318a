import { AppError } from "../../errors.ts";
import type { Means, TenantRef } from "../../scope.ts";
import { checkEmail, normalizeEmail } from "../fields.ts";
import { listUserTenants } from "../members/store.ts";
import { verifyPassword } from "../passwords.ts";
import type { User } from "../records.ts";
import { readUserByEmail } from "../store.ts";
import { toTenantRef } from "../tenant_ref.ts";
import { type Attempt, countAttempt, forgiveAttempt } from "./failures.ts";
import { type StartedSession, startSession } from "./start.ts";

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** Of the browser's end, for the limit of failures. */
  readonly clientAddress: string;
}

export interface SignInResult extends StartedSession {
  readonly tenant: TenantRef;
}

/**
 * Starts a session in the tenant used last, else the first by name. An unknown
 * address and a wrong password get the same answer after the same work.
 * Throws `unauthenticated`, `rate_limited`, or `forbidden` for somebody who
 * belongs to no tenant.
 */
export async function signIn(
  means: Means,
  input: SignInInput,
): Promise<SignInResult> {
  const user = await inTurn(() => requireUser(means, input));
  const tenant = await requireTenant(means, user);
  const { id: userId } = user;
  const session = await startSession(means, { userId, tenantId: tenant.id });
  return { ...session, tenant };
}

async function requireUser(
  means: Means,
  { email: typed, password, clientAddress }: SignInInput,
): Promise<User> {
  const attempt: Attempt = { email: normalizeEmail(typed), clientAddress };
  await countAttempt(means, attempt);
  const user = await readPlausibleUser(means, attempt.email);
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !isRight) {
    throw new AppError(
      "unauthenticated",
      "Cannot sign in: the address or the password is wrong",
    );
  }
  await forgiveAttempt(means, attempt);
  return user;
}

/** Looks up addresses only: anything longer would be refused by KV as a key. */
function readPlausibleUser(means: Means, email: string): Promise<User | null> {
  if ("fault" in checkEmail(email)) return Promise.resolve(null);
  return readUserByEmail(means, email);
}

async function requireTenant(means: Means, user: User): Promise<TenantRef> {
  const tenants = (await listUserTenants(means, user.id)).map((t) => t.tenant);
  const tenant = tenants.find((t) => t.id === user.lastTenantId) ?? tenants[0];
  if (tenant) return toTenantRef(tenant);
  throw new AppError(
    "forbidden",
    "Cannot sign in: this account belongs to no tenant any more; ask an owner to add it",
  );
}

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * One attempt at a time in a process. A password takes the processor for 70 ms
 * and 19 MiB anyway, and people behind one client address who sign in at the
 * same moment do not count as each other's failures.
 */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}
