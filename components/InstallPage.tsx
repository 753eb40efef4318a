import type { ComponentChildren } from "preact";
import type { CatalogEntryView } from "../lib/catalog/view.ts";
import { spellOut } from "./capability_words.ts";
import { FormPage } from "./FormPage.tsx";

export interface InstallPageProps {
  readonly base: string;
  readonly entry: Pick<
    CatalogEntryView,
    "name" | "category" | "authLabel" | "icon"
  >;
  /** The form. */
  readonly children: ComponentChildren;
}

/** The page on which a connector is added. */
export function InstallPage({ base, entry, children }: InstallPageProps) {
  return (
    <FormPage
      base={base}
      title={`Add ${entry.name}`}
      lead={`${spellOut(entry.category)} · ${entry.authLabel}`}
      icon={entry.icon}
      back={{ href: `${base}/catalog`, label: "Catalog" }}
    >
      {children}
    </FormPage>
  );
}
