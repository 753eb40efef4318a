import type { ConnectionPanelData } from "./ConnectionPanel.tsx";
import { ConfigurePage } from "./ConfigurePage.tsx";
import { ConnectorForm, type ConnectorFormProps } from "./ConnectorForm.tsx";
import type { ConnectorView } from "../lib/connectors/view.ts";

export type ConfigureFormPageProps =
  & Omit<ConnectorFormProps, "connector" | "backHref">
  & {
    readonly connector: ConnectorView;
    readonly connection: ConnectionPanelData;
  };

/** A connector's own page with its form: as it is, as it was sent, or tested. */
export function ConfigureFormPage(
  { connection, ...form }: ConfigureFormPageProps,
) {
  const { base, connector } = form;
  return (
    <ConfigurePage base={base} connector={connector} connection={connection}>
      <ConnectorForm {...form} backHref={`${base}/installed`} />
    </ConfigurePage>
  );
}
