import type { SealedField } from "../secrets/seal.ts";
import type { LastCheck } from "./last_check.ts";
import type { Connection, RegisteredApp } from "./connection/connection.ts";

export type ConnectorStatus = "inactive" | "active" | "error";

/** What of the server's own has set a connector to `error`: a check, a credential that cannot be read, a connection that the service has ended. */
export type FailedBy = "check" | "secret" | "service";

/** Who changed something: kept with the record, so that it reads right after the person has left. */
export interface ActorRef {
  readonly id: string;
  readonly name: string;
}

export type JsonObject = { readonly [key: string]: unknown };

/** An installed connector, at `["tenant", tenantId, "connectors", id]`. */
export interface Connector {
  /** UUIDv7: key order is creation order. */
  readonly id: string;
  readonly tenantId: string;
  readonly catalogKey: string;
  readonly name: string;
  readonly status: ConnectorStatus;
  /** Why it is in `error`; null otherwise. */
  readonly statusReason: string | null;
  /** What it goes back to when it works again; only while the server itself has set it to `error`. */
  readonly statusBefore?: ConnectorStatus;
  /** Only with `statusBefore`. */
  readonly failedBy?: FailedBy;
  /** Absent before the first check, and after a change of what was checked. */
  readonly lastCheck?: LastCheck;
  readonly config: JsonObject;
  /** Sealed credentials by field name. */
  readonly auth: Readonly<Record<string, SealedField>>;
  /** The account that an `oauth` connector is connected to. */
  readonly connection?: Connection;
  /** Its app at the service, where that has registered itself. */
  readonly oauthApp?: RegisteredApp;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly createdBy: ActorRef;
  readonly updatedAt: string;
  readonly updatedBy: ActorRef;
  /** 1, 2, 3, …: the ETag. */
  readonly version: number;
}
