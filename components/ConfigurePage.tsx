import type { ComponentChildren } from "preact";
import type { ConnectorView } from "../lib/connectors/view.ts";
import {
  ConnectionPanel,
  type ConnectionPanelData,
} from "./ConnectionPanel.tsx";
import { FormPage } from "./FormPage.tsx";
import { Icon } from "./Icon.tsx";
import { LastCheck } from "./LastCheck.tsx";
import { Notice } from "./Notice.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { StatusForm } from "./StatusForm.tsx";
import { Time } from "./Time.tsx";

export interface ConfigurePageProps {
  readonly base: string;
  readonly connector: ConnectorView;
  readonly connection: ConnectionPanelData;
  /** The form. */
  readonly children: ComponentChildren;
}

/** A connector's own page: what is wrong with it, its form, and what else can be done. */
export function ConfigurePage(
  { base, connector, connection, children }: ConfigurePageProps,
) {
  const { name, catalogName, status, statusReason, updatedAt, updatedBy } =
    connector;
  return (
    <>
      <FormPage
        base={base}
        title={name}
        lead={
          <>
            {catalogName} · changed <Time at={updatedAt} /> by {updatedBy.name}
          </>
        }
        icon={connector.icon}
        badge={
          <span id="connector-status">
            <StatusBadge status={status} />
          </span>
        }
        back={{ href: `${base}/installed`, label: "Installed" }}
      >
        <div id="connector-trouble">
          {status === "error" && (
            <div class="px-6 pt-6">
              <Notice base={base} kind="error">
                {statusReason ?? "Something is wrong with this connector."}
              </Notice>
            </div>
          )}
        </div>
        {children}
      </FormPage>
      <ConnectionPanel base={base} connector={connector} {...connection} />
      <OtherActions base={base} connector={connector} />
    </>
  );
}

function OtherActions(
  { base, connector: { id, name, status, lastCheck } }: Pick<
    ConfigurePageProps,
    "base" | "connector"
  >,
) {
  const here = `${base}/installed/${id}`;
  return (
    <section
      id="connector-state"
      class="panel mx-auto mt-4 max-w-2xl p-6"
      aria-labelledby="other-title"
    >
      <h2 id="other-title" class="font-semibold">Status</h2>
      <p class="mt-1 text-sm text-muted">{SAYINGS[status]}</p>
      {lastCheck && (
        <div class="mt-2">
          <LastCheck
            base={base}
            lastCheck={lastCheck}
            isSaid={status === "error"}
          />
        </div>
      )}
      <div class="mt-4 flex flex-wrap gap-2">
        {status !== "active" && (
          <StatusForm
            base={base}
            id={id}
            name={name}
            to="active"
            here={here}
            buttonClass="btn btn-sm"
          />
        )}
        {status !== "inactive" && (
          <StatusForm
            base={base}
            id={id}
            name={name}
            to="inactive"
            here={here}
            buttonClass="btn btn-sm"
          />
        )}
        {status !== "error" && (
          <a class="btn btn-sm" href={`${here}/status`}>Mark as error…</a>
        )}
        <a
          class="btn btn-sm btn-ghost text-error sm:ml-auto"
          href={`${here}/delete`}
        >
          <Icon base={base} name="trash" />Delete…
        </a>
      </div>
    </section>
  );
}

const SAYINGS: Readonly<Record<ConnectorView["status"], string>> = {
  active: "Active: programs find it among the publish targets.",
  inactive: "Inactive: programs do not find it until it is activated.",
  error: "Error: programs do not find it until it is mended and activated.",
};
