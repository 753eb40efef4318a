import { AppError } from "../errors.ts";
import type { Connector } from "./connector.ts";

/** The record, or the one `not_found` that does not tell a made-up id from somebody else's. */
export function requireFound(connector: Connector | null): Connector {
  if (connector) return connector;
  throw new AppError("not_found", "Cannot find this connector");
}
