import type { Means } from "../scope.ts";
import { normalizeEmail } from "./fields.ts";
import { readUserByEmail } from "./store.ts";
import { toUserView, type UserView } from "./user_view.ts";

/** The person with this address, for tasks on the server; null when there is none. */
export async function readUser(
  means: Means,
  email: string,
): Promise<UserView | null> {
  const user = await readUserByEmail(means, normalizeEmail(email));
  return user && toUserView(user);
}
