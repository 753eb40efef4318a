import { Icon } from "./Icon.tsx";

/** Mark and name of the product, leading to its start. */
export function Brand({ base }: { readonly base: string }) {
  return (
    <a
      href={`${base}/`}
      aria-current="false"
      class="flex min-h-8 items-center gap-2 rounded-md font-semibold tracking-tight"
    >
      <span class="grid size-7 place-items-center rounded-lg bg-primary text-primary-content">
        <Icon base={base} name="plug-connected" />
      </span>
      Connectors
    </a>
  );
}
