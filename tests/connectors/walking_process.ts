import { createInterface } from "node:readline";
import process from "node:process";
import { parseAllowedHosts } from "../../lib/remote/allowed_hosts.ts";
import type { Remote } from "../../lib/remote/remote.ts";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import { createTestMeans, type TestClock } from "../test_means.ts";
import { walkOn } from "./turns.ts";

/**
 * One of two app processes on one KV. For each line, a number of milliseconds,
 * it lets that time pass, walks, and prints how many requests it sent.
 */
async function main(): Promise<void> {
  const [kv = "", host = ""] = Deno.args;
  const { hosts } = parseAllowedHosts(host);
  const door = createRemote({
    userAgent: "Connectors-test",
    allowHosts: hosts,
  });
  let sent = 0;
  const remote: Remote = (request) => {
    sent++;
    return door(request);
  };
  const means = await createTestMeans({
    kv,
    clock: createSystemClock(),
    remote,
  });
  console.log("ready");
  for await (const line of createInterface({ input: process.stdin })) {
    means.clock.advance(Number(line));
    await walkOn(means);
    console.log(sent);
    sent = 0;
  }
  means.kv.close();
}

/** The time of the machine, so that both processes have the same, and what was let pass. */
function createSystemClock(): TestClock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (ms) => void (aheadMs += ms),
  };
}

if (import.meta.main) await main();
