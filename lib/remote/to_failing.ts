import type { CatalogEntry } from "../catalog/entry.ts";
import { toFieldLabel } from "../forms/field_label.ts";
import type { CheckFailing } from "./check_result.ts";
import type { CheckSpec } from "./check_schema.ts";
import { FieldFault } from "./fill.ts";
import { addressFieldOf } from "./fill_url.ts";
import { endSentence, fail } from "./judge.ts";
import { RemoteFailure } from "./remote.ts";

/** What a check needs of its entry. */
export type CheckedEntry =
  & Pick<CatalogEntry, "name" | "configSchema" | "authSchema">
  & { readonly check: CheckSpec };

/** Before anything left. */
export function failAtField(
  entry: CheckedEntry,
  { path, message }: { readonly path: string; readonly message: string },
): CheckFailing {
  const label = toFieldLabel(entry, path);
  const failing = fail("blocked", `Nothing was sent. ${label}: ${message}`);
  return { ...failing, errors: { [path]: [message] } };
}

/** No answer: the door or a field's value kept it from being asked. */
export function toFailing(
  error: unknown,
  { url, entry }: { readonly url: string; readonly entry: CheckedEntry },
): CheckFailing {
  if (error instanceof FieldFault) {
    const { path, message } = error;
    return path === ""
      ? fail("blocked", message)
      : failAtField(entry, { path, message });
  }
  if (!(error instanceof RemoteFailure)) throw error;
  const failing = fail(error.reason, error.message);
  const field = addressFieldOf(url);
  if (field === null) return failing;
  return { ...failing, errors: { [field]: [endSentence(error.message)] } };
}
