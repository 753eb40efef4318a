import { createApp } from "./lib/app.ts";
import { readConfig, readEnv } from "./lib/config.ts";
import { prepareFirstStart } from "./lib/tasks/first_start.ts";

const config = readConfig(readEnv());
const { app, services } = await createApp(config);
await prepareFirstStart(services.means, config, console.log);

export { app };
