import type { Availability } from "../lib/catalog/entry.ts";

const LOOKS: Readonly<
  Record<Exclude<Availability, "open">, { label: string; look: string }>
> = {
  review: { label: "Needs review", look: "border-info/40 text-info" },
  approval: { label: "Needs approval", look: "border-info/40 text-info" },
  paid: { label: "Paid", look: "border-info/40 text-info" },
  legacy: { label: "Legacy", look: "border-warning/40 text-warning" },
};

/** Says that not everyone gets access to the service; nothing where everyone does. */
export function AvailabilityBadge(
  { availability }: { readonly availability: Availability },
) {
  if (availability === "open") return null;
  const { label, look } = LOOKS[availability];
  return (
    <span
      class={`ml-auto shrink-0 rounded-md border px-2 py-0.5 text-xs font-medium ${look}`}
    >
      {label}
    </span>
  );
}
