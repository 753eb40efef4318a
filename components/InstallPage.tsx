import type { CatalogEntryView } from "../lib/catalog/view.ts";
import { spellOut } from "./capability_words.ts";
import { ConnectorForm, type ConnectorFormProps } from "./ConnectorForm.tsx";
import { FormPage } from "./FormPage.tsx";

export type InstallPageProps =
  & Omit<ConnectorFormProps, "connector" | "backHref">
  & { readonly entry: Pick<CatalogEntryView, "name"> };

/** The page on which a connector is added. */
export function InstallPage(form: InstallPageProps) {
  const { base, entry } = form;
  const back = `${base}/catalog`;
  return (
    <FormPage
      base={base}
      title={`Add ${entry.name}`}
      lead={`${spellOut(entry.category)} · ${entry.authLabel}`}
      icon={entry.icon}
      back={{ href: back, label: "Catalog" }}
    >
      <ConnectorForm {...form} connector={null} backHref={back} />
    </FormPage>
  );
}
