import { EmptyState } from "./EmptyState.tsx";
import { Icon } from "./Icon.tsx";

/** The one thing to do next on the page of connectors. */
export function AddConnectorLink({ base }: { readonly base: string }) {
  return (
    <a class="btn btn-primary btn-sm gap-1" href={`${base}/catalog`}>
      <Icon base={base} name="plus" />Add connector
    </a>
  );
}

export interface NoConnectorsProps {
  readonly base: string;
  /** Whether there are some that the filters hide. */
  readonly filtered: boolean;
  readonly canWrite: boolean;
}

/** Nothing to list: because of the filters, or because nothing was installed yet. */
export function NoConnectors({ base, filtered, canWrite }: NoConnectorsProps) {
  if (filtered) {
    return (
      <EmptyState
        base={base}
        icon="search-off"
        title="No connector matches"
        action={
          <a class="btn btn-sm" href={`${base}/installed`} aria-current="false">
            Show all connectors
          </a>
        }
      >
        Try fewer or other words, or take a filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      base={base}
      icon="plug-connected"
      title="Nothing is connected yet"
      action={canWrite && <AddConnectorLink base={base} />}
    >
      {canWrite
        ? "Pick a service from the catalog, fill in its form and activate it. Then it is a place to publish to."
        : "An admin or an owner can add connectors from the catalog. You will see them here."}
    </EmptyState>
  );
}
