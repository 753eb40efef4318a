import { AppError } from "../errors.ts";

/** One page of a list. `nextCursor` is null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** An id as KV orders it: a UUID in lower case. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The cursor of "after this id": opaque to callers, so that it may change. */
export function toCursor(id: string): string {
  return btoa(`1:${id}`).replaceAll("=", "");
}

/** Throws `validation_failed` at `cursor` for anything that `toCursor` did not make. */
export function parseCursor(cursor: string): string {
  const [version, id] = decodeBase64(cursor).split(":");
  if (version === "1" && id !== undefined && UUID.test(id)) return id;
  throw new AppError(
    "validation_failed",
    "Cannot read the list: the cursor is not one of ours",
    {
      errors: { cursor: ["Use the nextCursor of the page before, unchanged"] },
    },
  );
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}

/** The range of keys under a prefix, newest id first, from just after the cursor's id. */
export function toSelector(
  prefix: Deno.KvKey,
  afterId: string | null,
): Deno.KvListSelector {
  if (afterId === null) return { prefix };
  return { start: [...prefix], end: [...prefix, afterId] };
}
