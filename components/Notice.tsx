import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon_names.ts";

export type NoticeKind = "info" | "success" | "warning" | "error";

const LOOKS: Readonly<
  Record<NoticeKind, { icon: IconName; box: string; ink: string }>
> = {
  info: {
    icon: "info-circle",
    box: "border-info/35 bg-info/8",
    ink: "text-info",
  },
  success: {
    icon: "circle-check",
    box: "border-success/35 bg-success/8",
    ink: "text-success",
  },
  warning: {
    icon: "alert-triangle",
    box: "border-warning/35 bg-warning/8",
    ink: "text-warning",
  },
  error: {
    icon: "alert-circle",
    box: "border-error/35 bg-error/8",
    ink: "text-error",
  },
};

export interface NoticeProps {
  readonly base: string;
  readonly kind: NoticeKind;
  /** Another icon than the kind's own. */
  readonly icon?: IconName;
  /** Said at once by a screen reader; for what the person has just caused. */
  readonly alert?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Something to know or to act on, in a tinted box. The icon carries the kind beside the colour. */
export function Notice(
  { base, kind, icon, alert = false, class: className = "", children }:
    NoticeProps,
) {
  const look = LOOKS[kind];
  return (
    <div
      class={`flex gap-2 rounded-lg border px-3 py-2 text-sm ${look.box} ${className}`}
      role={alert ? "alert" : undefined}
    >
      <Icon
        base={base}
        name={icon ?? look.icon}
        class={`mt-0.5 size-4 ${look.ink}`}
      />
      <div class="min-w-0 flex-1 wrap-anywhere">{children}</div>
    </div>
  );
}
