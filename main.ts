import { createApp } from "./lib/app.ts";
import { readConfig, readEnv } from "./lib/config.ts";
import { prepareFirstStart } from "./lib/tasks/first_start.ts";
import { startRegularChecks } from "./lib/tasks/regular_checks.ts";

const config = readConfig(readEnv());
const opening = createApp(config);
// What keeps the app from opening is said by the line that waits for it.
startRegularChecks(config, opening).catch(() => {});
const { app, services } = await opening;
await prepareFirstStart(services.means, config, console.log);

export { app };
