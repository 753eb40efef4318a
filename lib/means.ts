import { dirname } from "node:path";
import { type Config, ConfigError } from "./config.ts";
import { createCache } from "./kv/cached.ts";
import { createLog } from "./log.ts";
import { createRemote } from "./remote/safe_fetch.ts";
import { toUserAgent } from "./remote/user_agent.ts";
import type { Clock, Means } from "./scope.ts";
import { type KeyRing, parseKeyRing } from "./secrets/key_ring.ts";
import { readOrMakeKeyFile } from "./secrets/key_file.ts";

const CLOCK: Clock = { now: () => new Date() };

/** Opens what a running app needs. Throws a ConfigError that says what to do. */
export async function openMeans(config: Config): Promise<Means> {
  const stdout = new TextEncoder();
  const log = createLog(
    config.logLevel,
    (text) => void Deno.stdout.writeSync(stdout.encode(text)),
    CLOCK.now,
  );
  return {
    kv: await openKv(config),
    clock: CLOCK,
    keyRing: await openKeyRing(config),
    log,
    cache: createCache(),
    remote: createRemote({
      userAgent: toUserAgent(config.publicUrl),
      allowHosts: config.allowHosts,
      log,
    }),
  };
}

async function openKv({ kv }: Config): Promise<Deno.Kv> {
  if (kv === null) return await Deno.openKv();
  try {
    if (!/^https?:/.test(kv)) {
      await Deno.mkdir(dirname(kv), { recursive: true });
    }
    return await Deno.openKv(kv);
  } catch (error) {
    throw new ConfigError([
      `CONNECTORS_KV is "${kv}", which cannot be opened (${
        error instanceof Error ? error.message : error
      }); see docs/troubleshooting.md`,
    ]);
  }
}

async function openKeyRing(config: Config): Promise<KeyRing> {
  if (config.keys === null && config.dataFolder !== null) {
    return parseKeyRing(
      await readOrMakeKeyFile(config.dataFolder, CLOCK.now()),
    );
  }
  return parseKeyRing(config.keys ?? "");
}
