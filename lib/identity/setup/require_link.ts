import { AppError } from "../../errors.ts";
import type { Clock, Means } from "../../scope.ts";
import { toDigest } from "../digest.ts";
import { readHasUsers } from "../store.ts";
import { toAlreadySetUp } from "./create_link.ts";
import { readSetupLink, type SetupLink } from "./store.ts";

/** For the page that asks before it sets up: throws what `setUp` would throw for this secret. */
export async function requireSetupLink(
  means: Means,
  secret: string,
): Promise<void> {
  if (await readHasUsers(means)) throw toAlreadySetUp();
  requireOpenLink(await readSetupLink(means, toDigest(secret)), means.clock);
}

/** Throws `not_found` unless the link exists and has not ended. */
export function requireOpenLink(link: SetupLink | null, clock: Clock): void {
  const isOpen = link !== null &&
    clock.now().getTime() < Date.parse(link.expiresAt);
  if (isOpen) return;
  throw new AppError(
    "not_found",
    "Cannot set up: this link is used or too old; restart the server for a new one",
  );
}
