import type { LogLevel } from "./log.ts";
import { type AllowedHost, parseAllowedHosts } from "./remote/allowed_hosts.ts";
import { parseKeyRing } from "./secrets/key_ring.ts";

export type Mode = "production" | "demo" | "development";

/** What the environment says, checked and typed. The only file that names variables. */
export interface Config {
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  /** Where browsers reach the app, without the base path: cookies and redirects hang on it. */
  readonly publicUrl: URL;
  /** "" or "/features/connectors": no slash at its end. */
  readonly basePath: string;
  /** File, KV Connect URL, or null for the platform's own on Deno Deploy. */
  readonly kv: string | null;
  /** The key ring's text; null where a key file in the data folder serves (demo, development). */
  readonly keys: string | null;
  /** Whether the platform is Deno Deploy: it has a KV and cron of its own, and no files. */
  readonly onDeploy: boolean;
  /** Where demo and development keep database and key; null where no file may be written. */
  readonly dataFolder: string | null;
  readonly logLevel: LogLevel;
  /** Hosts that outbound requests may reach although they are private or speak http. */
  readonly allowHosts: readonly AllowedHost[];
  /** How long the regular checks take to come round; null switches them off. */
  readonly checkEveryMs: number | null;
  /** Whether a proxy in front of us says who the client is (X-Forwarded-For, -Proto). */
  readonly trustProxy: boolean;
}

/** Everything wrong with the environment at once, each with what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super(`Cannot start:\n${complaints.map((c) => `- ${c}`).join("\n")}`);
    this.complaints = complaints;
  }
}

/** Every variable that is read. The task `start` grants these names, and the one that Deno itself reads to open a KV server. */
export const VARIABLES = [
  "BASE_PATH",
  "CHECK_EVERY_HOURS",
  "CONNECTORS_ALLOW_HOSTS",
  "CONNECTORS_KEYS",
  "CONNECTORS_KV",
  "CONNECTORS_MODE",
  "DENO_DEPLOYMENT_ID",
  // Read by Deno, when it opens a KV URL.
  "DENO_KV_ACCESS_TOKEN",
  "HOST",
  "LOG_LEVEL",
  "PORT",
  "PUBLIC_URL",
  "TRUST_PROXY",
] as const;

type Variable = (typeof VARIABLES)[number];

export type Env = { readonly [name in Variable]?: string | undefined };

/** What the process was started with, read name by name: a grant for all of the environment is not needed. */
export function readEnv(): Env {
  return Object.fromEntries(
    VARIABLES.map((name) => [name, Deno.env.get(name)]),
  );
}

/** With PORT=0 the system chooses: who reads the environment from then on finds what it has chosen. */
export function settlePort(port: number): void {
  Deno.env.set("PORT", String(port));
}

const MODES: readonly Mode[] = ["production", "demo", "development"];
const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];
const DATA_FOLDER = ".data";
const DATABASE = `${DATA_FOLDER}/connectors.sqlite3`;

/** Reads the environment. Throws a ConfigError that names every fault. */
export function readConfig(env: Env): Config {
  const complaints: string[] = [];
  const onDeploy = Boolean(env.DENO_DEPLOYMENT_ID);
  const mode = readChoice(env, "CONNECTORS_MODE", MODES, complaints);
  const host = env.HOST || "127.0.0.1";
  const port = readPort(env, complaints);
  const config: Config = {
    mode,
    host,
    port,
    publicUrl: readPublicUrl(env, host, port, complaints),
    basePath: readBasePath(env, complaints),
    kv: env.CONNECTORS_KV || (onDeploy ? null : DATABASE),
    keys: env.CONNECTORS_KEYS || null,
    onDeploy,
    dataFolder: onDeploy ? null : DATA_FOLDER,
    logLevel: readChoice(env, "LOG_LEVEL", LEVELS, complaints, "info"),
    allowHosts: readAllowHosts(env, complaints),
    checkEveryMs: readCheckEvery(env, mode, complaints),
    trustProxy: readSwitch(env, "TRUST_PROXY", complaints),
  };
  if (config.keys === null && (mode === "production" || onDeploy)) {
    complaints.push(
      "CONNECTORS_KEYS is not set: make a key with `deno task keys:new` and keep it safe; credentials are sealed with it",
    );
  }
  if (config.keys !== null) complaints.push(...complaintsOfKeys(config.keys));
  if (complaints.length > 0) throw new ConfigError(complaints);
  return config;
}

/** The ring is read again where it is kept; here it is only tried, so that all faults are told at once. */
function complaintsOfKeys(text: string): readonly string[] {
  try {
    parseKeyRing(text);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    return [`CONNECTORS_KEYS cannot be read: ${reason}`];
  }
}

function readChoice<T extends string>(
  env: Env,
  name: Variable,
  choices: readonly T[],
  complaints: string[],
  fallback: T | undefined = choices[0],
): T {
  const value = env[name];
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  if (value) {
    complaints.push(`${name} is "${value}": use ${choices.join(", ")}`);
  }
  if (fallback === undefined) throw new Error(`${name} has no choices`);
  return fallback;
}

function readPort(env: Env, complaints: string[]): number {
  const text = env.PORT || "8000";
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  complaints.push(`PORT is "${text}": use a number from 0 to 65535`);
  return 8000;
}

/** A quarter of an hour to a week, or 0 for never. Demo accounts are made up, and real services should not be asked about them. */
function readCheckEvery(
  env: Env,
  mode: Mode,
  complaints: string[],
): number | null {
  const text = env.CHECK_EVERY_HOURS || (mode === "demo" ? "0" : "6");
  const hours = Number(text);
  const isNumber = /^\d{1,3}(?:\.\d{1,2})?$/.test(text);
  if (isNumber && hours === 0) return null;
  if (!isNumber || hours < 0.25 || hours > 168) {
    complaints.push(
      `CHECK_EVERY_HOURS is "${text}": use a number from 0.25 to 168, or 0 for no regular checks`,
    );
  }
  return hours * 60 * 60 * 1000;
}

function readSwitch(env: Env, name: Variable, complaints: string[]): boolean {
  const value = env[name] || "0";
  if (value !== "0" && value !== "1") {
    complaints.push(`${name} is "${value}": use 1 or 0`);
  }
  return value === "1";
}

function readAllowHosts(
  env: Env,
  complaints: string[],
): readonly AllowedHost[] {
  const text = env.CONNECTORS_ALLOW_HOSTS ?? "";
  const { hosts, faults } = parseAllowedHosts(text);
  for (const fault of faults) {
    complaints.push(
      `CONNECTORS_ALLOW_HOSTS names "${fault}": use hosts such as wordpress.internal or 10.0.0.5:8080, with commas between them`,
    );
  }
  return hosts;
}

function readPublicUrl(
  env: Env,
  host: string,
  port: number,
  complaints: string[],
): URL {
  const fallback = new URL(
    `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
  );
  const text = env.PUBLIC_URL;
  if (!text) return fallback;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (
    url && /^https?:$/.test(url.protocol) && url.pathname === "/" &&
    !url.username
  ) {
    return url;
  }
  complaints.push(
    `PUBLIC_URL is "${text}": use an address such as https://connectors.example.com, without a path (BASE_PATH says that)`,
  );
  return fallback;
}

function readBasePath(env: Env, complaints: string[]): string {
  const text = (env.BASE_PATH ?? "").replace(/\/+$/, "");
  if (/^(\/[\w.~-]+)*$/.test(text)) return text;
  complaints.push(
    `BASE_PATH is "${text}": use a path such as /features/connectors`,
  );
  return "";
}
