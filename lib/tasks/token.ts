import { parseArgs } from "node:util";
import { readTenant } from "../identity/read_tenant.ts";
import { toSystemScope } from "../identity/system_scope.ts";
import { createToken } from "../identity/tokens/create.ts";
import type { Means } from "../scope.ts";
import { runTask, TaskError } from "./run_task.ts";
import { openTaskMeans } from "./task_means.ts";

const USAGE =
  "Cannot make a token: say for whom, as in `deno task token --tenant acme --role member` (roles: admin, member)";

/** Makes the token that the arguments ask for, and returns it. Throws an error that says what to do. */
export async function makeToken(
  means: Means,
  args: readonly string[],
): Promise<string> {
  const { tenant: slug, role, name } = readArguments(args);
  const tenant = await readTenant(means, slug);
  if (!tenant) {
    throw new TaskError(
      `Cannot make a token: there is no tenant ${JSON.stringify(slug)}`,
    );
  }
  const scope = toSystemScope(means, tenant);
  return (await createToken(scope, { name, role })).secret;
}

function readArguments(
  args: readonly string[],
): { tenant: string; role: string; name: string } {
  try {
    const { values: { tenant, role, name = "Command line" } } = parseArgs({
      args: [...args],
      options: {
        tenant: { type: "string" },
        role: { type: "string" },
        name: { type: "string" },
      },
    });
    if (tenant && role) return { tenant, role, name };
  } catch {
    // What parseArgs says of an unknown option helps less than the usage.
  }
  throw new TaskError(USAGE);
}

async function main(): Promise<void> {
  const means = await openTaskMeans();
  try {
    console.log(await makeToken(means, Deno.args));
  } finally {
    means.kv.close();
  }
}

if (import.meta.main) await runTask(main);
