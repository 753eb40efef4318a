import { listCatalogEntries } from "../catalog/store.ts";
import type { Config } from "../config.ts";
import { createSetupLink } from "../identity/setup/create_link.ts";
import { hasUsers } from "../identity/setup/has_users.ts";
import type { Means } from "../scope.ts";
import {
  CATALOG_FOLDER,
  seedCatalog,
  toSeedSummary,
} from "../../seeds/seed.ts";

/**
 * What a fresh database needs before anybody can work: a catalog, and a way in
 * for the first owner. Says on the console what it did; a database in use is
 * left alone.
 */
export async function prepareFirstStart(
  means: Means,
  config: Config,
  say: (text: string) => void,
): Promise<void> {
  if ((await listCatalogEntries(means)).length === 0) {
    const result = await seedCatalog(means, CATALOG_FOLDER);
    say(`The catalog was empty: ${toSeedSummary(result)}`);
  }
  if (config.mode === "demo" || await hasUsers(means)) return;
  const { secret, expiresAt } = await createSetupLink(means);
  const link = new URL(`${config.basePath}/set-up`, config.publicUrl);
  link.searchParams.set("key", secret);
  say(
    `Nobody has an account yet. Open this link once, before ${expiresAt}, to make the first tenant and its owner:\n${link}`,
  );
}
