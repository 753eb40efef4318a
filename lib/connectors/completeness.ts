import type { CatalogEntry } from "../catalog/entry.ts";
import type { FieldErrors } from "../errors.ts";
import { validatorOf } from "../forms/validate.ts";
import { toConnectionView } from "./connection/view.ts";
import type { Connector } from "./connector.ts";
import { missingAuthFields } from "./view.ts";

/** What keeps the connector from being active, by path; `connection` where nobody has connected it to an account. */
export function missingForActivation(
  connector: Connector,
  entry: CatalogEntry,
): FieldErrors {
  const isConnected = toConnectionView(connector, entry)?.connected ?? true;
  return {
    ...validatorOf(entry, "config")(connector.config, "config"),
    ...missingErrors(connector, entry),
    ...(isConnected ? {} : { connection: [NOT_CONNECTED] }),
  };
}

const NOT_CONNECTED = "Connect it to an account: sign in at the service";

/** The credentials that are missing, each at its field. */
export function missingErrors(
  connector: Connector,
  entry: CatalogEntry,
): FieldErrors {
  return Object.fromEntries(
    missingAuthFields(connector.auth, entry).map((
      field,
    ) => [`auth.${field}`, ["This is needed while the connector is active"]]),
  );
}
