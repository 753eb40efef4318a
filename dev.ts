import { Builder } from "fresh/dev";
import { webConfig } from "./fresh.config.ts";
import { readConfig, readEnv } from "./lib/config.ts";
import { buildAssets, watchStyles } from "./lib/tasks/assets.ts";
import { ROOT } from "./lib/tasks/root.ts";
import { runTask } from "./lib/tasks/run_task.ts";

const builder = new Builder({
  ...webConfig,
  root: ROOT,
  target: [...webConfig.target],
});
const folders = { root: ROOT, staticDir: `${ROOT}${webConfig.staticDir}` };

/** `deno run -A dev.ts build` writes the production build; without a word it serves for development. */
await runTask(async () => {
  await buildAssets(folders);
  if (Deno.args[0] === "build") {
    await builder.build();
    return;
  }
  const { host: hostname, port } = readConfig(readEnv());
  const styles = watchStyles(folders);
  addEventListener("unload", () => styles.kill());
  await builder.listen(() => import("./main.ts"), { hostname, port });
});
