import { type Config, readConfig, readEnv, settlePort } from "../config.ts";
import { isPublicAddress } from "../remote/address.ts";
import { ownPlace } from "./net_rights.ts";
import { ROOT } from "./root.ts";
import { runTask, TaskError } from "./run_task.ts";

/** What `deno task build` leaves behind. */
interface BuiltServer {
  readonly default: {
    fetch(
      request: Request,
      info: Deno.ServeHandlerInfo,
    ): Response | Promise<Response>;
  };
}

/** Serves the build. Throws an error that says what to do: no build, a faulty environment, a port in use. */
export async function serveBuild(): Promise<void> {
  const { promise: loaded, resolve } = Promise.withResolvers<BuiltServer>();
  const { config, server } = listen(
    readConfig(readEnv()),
    async (request, info) => (await loaded).default.fetch(request, info),
  );
  // The app prints links to itself as it loads: by then it knows its port.
  // Where it cannot load, the process ends; who has asked by then would wait for ever.
  resolve(await loadServer());
  sayReady(config);
  await giveUpOwnPlace(config);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => {
      // Answers under way are finished first.
      server.shutdown().finally(() => Deno.exit(0));
    });
  }
}

async function loadServer(): Promise<BuiltServer> {
  const path = "_fresh/server.js";
  const found = await Deno.stat(path).catch(() => null);
  if (!found) {
    throw new TaskError(
      "Cannot start: there is no build; run `deno task build`",
    );
  }
  return await import(`file://${ROOT}${path}`);
}

/**
 * Listening goes on; connecting there ends. A public address stays, since
 * giving up one would give up its whole range.
 */
export async function giveUpOwnPlace(config: Config): Promise<void> {
  if (isPublicAddress(config.host)) return;
  await Deno.permissions.revoke({ name: "net", host: ownPlace(config) });
}

export interface Listening {
  readonly server: Deno.HttpServer;
  /** With the port that the system has chosen, where it was asked to. */
  readonly config: Config;
}

export function listen(config: Config, handler: Deno.ServeHandler): Listening {
  const { host, port } = config;
  try {
    const server = Deno.serve(
      { hostname: host, port, onListen() {} },
      handler,
    );
    if (port !== 0) return { server, config };
    settlePort(server.addr.port);
    return { server, config: readConfig(readEnv()) };
  } catch (error) {
    throw toListenError(error, host, port);
  }
}

export function sayReady({ publicUrl, basePath }: Config): void {
  console.log(`Connectors is ready: ${new URL(basePath || "/", publicUrl)}`);
}

/** What cannot be said better stays as it is. */
export function toListenError(
  error: unknown,
  host: string,
  port: number,
): unknown {
  const place = `${host}:${port}`;
  if (error instanceof Deno.errors.AddrInUse) {
    return new TaskError(
      `Cannot listen on ${place}: something else does; stop it, or choose another with PORT`,
    );
  }
  if (error instanceof Deno.errors.AddrNotAvailable) {
    return new TaskError(
      `Cannot listen on ${place}: this machine has no such address; change HOST`,
    );
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return new TaskError(
      `Cannot listen on ${place}: it is not allowed; choose a PORT above 1023`,
    );
  }
  return error;
}

if (import.meta.main) await runTask(serveBuild);
