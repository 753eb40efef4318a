import type { ConnectorView } from "../lib/connectors/view.ts";
import { ChipList } from "./ChipList.tsx";
import { ConnectButton } from "./ConnectButton.tsx";
import { ConnectionState } from "./ConnectionState.tsx";
import { ConnectorMenu } from "./ConnectorMenu.tsx";
import { LastCheck } from "./LastCheck.tsx";
import { Notice } from "./Notice.tsx";
import { ServiceIcon } from "./ServiceIcon.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { StatusForm } from "./StatusForm.tsx";
import { Time } from "./Time.tsx";

export interface ConnectorCardProps {
  readonly base: string;
  readonly connector: ConnectorView;
  readonly canWrite: boolean;
  /** Path that a form leads back to. */
  readonly here: string;
  /** ISO 8601: days left are counted from here. */
  readonly now: string;
}

/** An installed connector: what it is, its state, what needs attention, what can be done. */
export function ConnectorCard(
  { base, connector, canWrite, here, now }: ConnectorCardProps,
) {
  const { id, name, catalogName, subtitle } = connector;
  return (
    <li class="panel flex min-w-0 flex-col p-5" data-connector={id}>
      <div class="flex items-start gap-3">
        <ServiceIcon base={base} name={connector.icon} />
        <div class="min-w-0 flex-1">
          <h2
            class="line-clamp-2 font-semibold leading-tight wrap-anywhere"
            title={name}
          >
            {name}
          </h2>
          <p class="mt-0.5 truncate text-xs text-muted">
            {subtitle ? `${catalogName} · ${toShort(subtitle)}` : catalogName}
          </p>
        </div>
        <StatusBadge status={connector.status} />
      </div>
      <Attention
        base={base}
        connector={connector}
        canWrite={canWrite}
        now={now}
      />
      {connector.lastCheck && (
        <div class="mt-3">
          <LastCheck
            base={base}
            lastCheck={connector.lastCheck}
            isSaid={connector.status === "error"}
          />
        </div>
      )}
      <ChipList
        label="Tags"
        items={connector.tags}
        toHref={(tag) => `${base}/installed?tag=${encodeURIComponent(tag)}`}
      />
      <div class="mt-auto flex flex-wrap items-center justify-end gap-2 pt-4">
        <p class="mr-auto min-w-0 text-xs text-muted max-sm:w-full">
          Changed <Time at={connector.updatedAt} short /> by{" "}
          {connector.updatedBy.name}
        </p>
        {canWrite && <Actions base={base} connector={connector} here={here} />}
      </div>
    </li>
  );
}

type AttentionProps = Pick<
  ConnectorCardProps,
  "base" | "connector" | "canWrite" | "now"
>;

function Attention({ base, connector, canWrite, now }: AttentionProps) {
  const { id, name, connection, authComplete } = connector;
  const connect = canWrite && authComplete && (
    <ConnectButton base={base} id={id} label="Connect" of={name} />
  );
  if (connector.status === "error") {
    return (
      <Notice base={base} kind="error" class="mt-3">
        {connector.statusReason ?? "Something is wrong with this connector."}
        {connection?.refused && connect && (
          <div class="mt-2 pb-1">{connect}</div>
        )}
      </Notice>
    );
  }
  if (authComplete) {
    return connection && (
      <ConnectionState
        base={base}
        connection={connection}
        now={now}
        class="mt-3"
        connect={connect}
      />
    );
  }
  return (
    <Notice base={base} kind="warning" icon="key" class="mt-3">
      Sign-in is missing. {canWrite
        ? "Configure it to activate this connector."
        : "An admin can complete it."}
    </Notice>
  );
}

function Actions(
  { base, connector, here }: Pick<
    ConnectorCardProps,
    "base" | "connector" | "here"
  >,
) {
  const { id, name, status } = connector;
  return (
    <>
      <StatusForm
        base={base}
        id={id}
        name={name}
        to={status === "active" ? "inactive" : "active"}
        here={here}
        buttonClass="btn btn-sm btn-ghost"
      />
      <a
        href={`${base}/installed/${id}`}
        class="btn btn-sm"
        data-configure={id}
        data-focus-key={`configure:${id}`}
      >
        Configure <span class="sr-only">{name}</span>
      </a>
      <ConnectorMenu base={base} connector={connector} here={here} />
    </>
  );
}

/** An address without what all addresses have. */
function toShort(subtitle: string): string {
  return subtitle.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
