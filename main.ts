import { createApp } from "./lib/app.ts";
import { readConfig, readEnv } from "./lib/config.ts";

const running = await createApp(readConfig(readEnv()));

export const { app } = running;
