import { type DemoTenant, seedDemo } from "../../seeds/demo.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "../../seeds/demo_data.ts";
import { CATALOG_FOLDER, seedCatalog } from "../../seeds/seed.ts";
import { readConfig, readEnv } from "../config.ts";
import { openMeans } from "../means.ts";
import { buildApp } from "./build.ts";
import { runTask } from "./run_task.ts";
import { serveBuild } from "./start.ts";

/** Sets up, fills what is missing of the demo, says who can sign in, and serves. */
async function demo(): Promise<void> {
  const config = readConfig(readEnv());
  await buildApp();
  const means = await openMeans(config);
  try {
    await seedCatalog(means, CATALOG_FOLDER);
    console.log(toWelcome(await seedDemo(means)));
  } finally {
    means.kv.close();
  }
  await serveBuild();
}

/** The accounts, and the token of each tenant, which is shown this once. */
export function toWelcome(tenants: readonly DemoTenant[]): string {
  const people = DEMO_PEOPLE.map(({ email, roles }) => {
    const places = Object.entries(roles).map(([slug, role]) =>
      `${role} of ${slug}`
    );
    return `  ${email.padEnd(20)}${places.join(", ")}`;
  });
  const tokens = tenants.map(({ slug, token }) =>
    `  ${slug.padEnd(20)}${token}`
  );
  return [
    "",
    `Demo accounts, all with the password ${DEMO_PASSWORD}`,
    ...people,
    "",
    "API tokens of role admin, new at each start",
    ...tokens,
    "",
  ].join("\n");
}

if (import.meta.main) await runTask(demo);
