import type { Means } from "../scope.ts";
import { CATALOG_REVISION } from "./revision.ts";

/** Whether the database answers a strongly consistent read. */
export async function isHealthy(means: Means): Promise<boolean> {
  try {
    await means.kv.get(CATALOG_REVISION);
    return true;
  } catch (error) {
    means.log.error("kv.unhealthy", {}, error);
    return false;
  }
}
