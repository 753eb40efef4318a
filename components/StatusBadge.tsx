import type { ConnectorStatus } from "../lib/connectors/connector.ts";

const LOOKS: Readonly<Record<ConnectorStatus, { label: string; dot: string }>> =
  {
    active: { label: "Active", dot: "bg-success" },
    inactive: { label: "Inactive", dot: "border border-field bg-base-100" },
    error: { label: "Error", dot: "rotate-45 rounded-[1px]! bg-error" },
  };

/** The word carries the state; dot, ring and diamond differ in shape as well as in colour. */
export function StatusBadge({ status }: { readonly status: ConnectorStatus }) {
  const { label, dot } = LOOKS[status];
  return (
    <span class="inline-flex shrink-0 items-center gap-1.5 rounded-full border border-base-300 px-2 py-0.5 text-xs font-medium">
      <span class={`size-2 rounded-full ${dot}`} aria-hidden="true" />
      {label}
    </span>
  );
}
