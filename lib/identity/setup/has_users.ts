import type { Means } from "../../scope.ts";
import { readHasUsers } from "../store.ts";

/** Whether anybody has an account: if so, set-up is over for good. */
export function hasUsers(means: Means): Promise<boolean> {
  return readHasUsers(means);
}
