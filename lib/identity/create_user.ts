import { transact } from "../kv/transaction.ts";
import { newId } from "../new_id.ts";
import type { Means } from "../scope.ts";
import {
  checkEmail,
  checkName,
  checkPassword,
  requireValid,
} from "./fields.ts";
import { hashPassword, type PasswordCost } from "./passwords.ts";
import { insertUser } from "./store.ts";
import { toUserView, type UserView } from "./user_view.ts";

export interface CreateUserInput {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** Adds a person who belongs to no tenant yet, for tasks on the server. Throws `conflict` at `email` for an address that has an account. */
export async function createUser(
  means: Means,
  input: CreateUserInput,
  cost?: PasswordCost,
): Promise<UserView> {
  const { email, name, password } = requireValid<CreateUserInput>({
    email: checkEmail(input.email),
    name: checkName(input.name),
    password: checkPassword(input.password),
  });
  const user = {
    id: newId(means.clock),
    email,
    name,
    passwordHash: await hashPassword(password, cost),
    lastTenantId: null,
    createdAt: means.clock.now().toISOString(),
  };
  await transact(means, (tx) => insertUser(tx, user));
  return toUserView(user);
}
