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
  /** None was installed, the filters hide all, or a search has not seen all of them yet. */
  readonly because: "nothing" | "filters" | "not yet";
  readonly canWrite: boolean;
}

/** Nothing to list, and what to do about it. */
export function NoConnectors({ base, because, canWrite }: NoConnectorsProps) {
  if (because === "nothing") {
    return <NothingYet base={base} canWrite={canWrite} />;
  }
  return (
    <EmptyState
      base={base}
      icon="search-off"
      title={because === "filters"
        ? "No connector matches"
        : "No match among these"}
      action={
        <a class="btn btn-sm" href={`${base}/installed`} aria-current="false">
          Show all connectors
        </a>
      }
    >
      {because === "filters"
        ? "Try fewer or other words, or take a filter away."
        : "There are many connectors: look further on the next page, or try other words."}
    </EmptyState>
  );
}

function NothingYet({ base, canWrite }: Omit<NoConnectorsProps, "because">) {
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
