import type { PublishTarget } from "../lib/connectors/publish_targets.ts";
import { CapabilityList } from "./CapabilityList.tsx";
import { ServiceIcon } from "./ServiceIcon.tsx";

export interface TargetRowProps {
  readonly base: string;
  readonly target: PublishTarget;
}

/** A place to publish to: its name, its service and what it takes. */
export function TargetRow({ base, target }: TargetRowProps) {
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <ServiceIcon base={base} name={target.icon} />
      <div class="min-w-0 flex-1 basis-52">
        <h2 class="truncate font-semibold leading-tight" title={target.name}>
          {target.name}
        </h2>
        <p class="mt-0.5 text-xs text-muted">{target.catalogName}</p>
      </div>
      <div class="-mt-3 max-sm:w-full">
        <CapabilityList capabilities={target.capabilities} />
      </div>
    </li>
  );
}
