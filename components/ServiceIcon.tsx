import { Icon } from "./Icon.tsx";

/** The mark of a service, in its tile. */
export function ServiceIcon(
  { base, name }: { readonly base: string; readonly name: string },
) {
  return (
    <span class="grid size-10 shrink-0 place-items-center rounded-lg border border-base-300 bg-base-200">
      <Icon base={base} name={name} class="size-5" />
    </span>
  );
}
