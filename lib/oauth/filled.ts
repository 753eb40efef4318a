import type { CatalogEntryFile } from "../catalog/entry.ts";
import { joinPath } from "../forms/paths.ts";
import {
  FieldFault,
  type Filling,
  fillText,
  readReference,
} from "../remote/fill.ts";
import { parseTemplate } from "../remote/template.ts";

/** Only the configuration is read here, which `oauth_faults.ts` sees to. */
export function toFilling(
  { configSchema }: Pick<CatalogEntryFile, "configSchema">,
  config: Readonly<Record<string, unknown>>,
): Filling {
  return {
    entry: { configSchema },
    values: { config, auth: {} },
    captured: new Map(),
  };
}

export function requireFilled(template: string, filling: Filling): void {
  const path = missingPath(template, filling);
  if (path !== null) throw new FieldFault(path, "Fill this in to connect");
}

/** Empty where what it names is. */
export function fillOptional(template: string, filling: Filling): string {
  return missingPath(template, filling) === null
    ? fillText(template, filling)
    : "";
}

/** The first field that the template names and that is empty. */
export function missingPath(template: string, filling: Filling): string | null {
  for (const part of parseTemplate(template)) {
    if (typeof part === "string") continue;
    const value = readReference(part, filling);
    if (value === undefined || value === null || value === "") {
      return part.path.reduce(joinPath, part.source);
    }
  }
  return null;
}
