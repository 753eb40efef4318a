import { serialize } from "node:v8";
import { AppError } from "../errors.ts";
import type { Connector } from "./connector.ts";
import type { UpdateConnectorInput } from "./input.ts";

/** A KV value's limit (65,536 bytes), with some room for what KV itself adds. */
const MAX_BYTES = 65_000;

/** Throws `too_large`, naming the largest field, when the record does not fit one KV value. */
export function requireStorable(
  record: Connector | UpdateConnectorInput,
): void {
  if (toBytes(record) <= MAX_BYTES) return;
  const { config = {}, auth = {}, tags = [] } = record;
  const [path = "config"] = [
    ...toSizes("config", config),
    ...toSizes("auth", auth),
    ["tags", toBytes(tags)] as const,
  ].sort((a, b) => b[1] - a[1])[0] ?? [];
  throw new AppError(
    "too_large",
    `Cannot save the connector: ${path} is too large; all of it must fit 64 KiB`,
    { errors: { [path]: ["This is too large to save; shorten it"] } },
  );
}

function toSizes(
  prefix: string,
  fields: Readonly<Record<string, unknown>>,
): (readonly [string, number])[] {
  return Object.entries(fields).map((
    [field, value],
  ) => [`${prefix}.${field}`, toBytes(value)] as const);
}

function toBytes(value: unknown): number {
  return serialize(value).byteLength;
}
