import type { SealedField } from "../secrets/seal.ts";

export type ConnectorStatus = "inactive" | "active" | "error";

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
  readonly config: JsonObject;
  /** Sealed credentials by field name. */
  readonly auth: Readonly<Record<string, SealedField>>;
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly createdBy: ActorRef;
  readonly updatedAt: string;
  readonly updatedBy: ActorRef;
  /** 1, 2, 3, …: the ETag. */
  readonly version: number;
}
