import { type Config, readConfig, readEnv } from "../config.ts";
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
  const config = readConfig(readEnv());
  const { default: app } = await loadServer();
  const server = listen(config, (request, info) => app.fetch(request, info));
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

export function listen(
  { host, port, publicUrl, basePath }: Config,
  handler: Deno.ServeHandler,
): Deno.HttpServer {
  function onListen(address: { readonly port: number }) {
    const url = new URL(basePath || "/", publicUrl);
    // With PORT=0 the system chooses.
    if (port === 0) url.port = String(address.port);
    console.log(`Connectors is ready: ${url}`);
  }
  try {
    return Deno.serve({ hostname: host, port, onListen }, handler);
  } catch (error) {
    throw toListenError(error, host, port);
  }
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
