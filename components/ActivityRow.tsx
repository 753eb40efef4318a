import type { AuditEvent } from "../lib/audit/event.ts";
import type { Actor } from "../lib/scope.ts";
import { sayChanged, toActivityWords } from "./activity_words.ts";
import { Icon } from "./Icon.tsx";
import { Time } from "./Time.tsx";

export interface ActivityRowProps {
  readonly base: string;
  readonly event: AuditEvent;
  /** Whether there is a page of what it was done to. */
  readonly hasPage: boolean;
}

/** One thing that happened: who did what to what, and when. */
export function ActivityRow({ base, event, hasPage }: ActivityRowProps) {
  const { actor, target, at } = event;
  const { did, then, icon, isBad = false } = toActivityWords(event);
  const changed = sayChanged(event);
  return (
    <li class="flex items-start gap-3 px-5 py-3.5 sm:items-center">
      <span
        class={`grid size-7 shrink-0 place-items-center rounded-full border border-base-300 bg-base-200 ${
          isBad ? "text-error" : "text-muted"
        }`}
      >
        <Icon base={base} name={icon} />
      </span>
      <div class="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-4">
        <p class="min-w-0 flex-1 text-sm wrap-anywhere">
          <span class="font-medium">{toActorName(actor)}</span> {did} {hasPage
            ? (
              <a
                class="link font-medium"
                href={`${base}/installed/${target.id}`}
              >
                {target.name}
              </a>
            )
            : <span class="font-medium">{target.name}</span>}
          {then && ` ${then}`}
          {changed && <span class="text-muted">: {changed}</span>}
        </p>
        <p class="shrink-0 text-xs text-muted max-sm:mt-0.5">
          <Time at={at} />
        </p>
      </div>
    </li>
  );
}

function toActorName({ kind, name }: Actor): string {
  return kind === "token" ? `${name} (API token)` : name;
}
