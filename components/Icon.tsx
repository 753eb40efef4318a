import { asset } from "fresh/runtime";
import type { IconName } from "./icon_names.ts";

export interface IconProps {
  readonly base: string;
  /** One of ours, or the name that a catalog entry gives. */
  readonly name: IconName | (string & Record<never, never>);
  readonly class?: string;
}

/** Decoration only: what it means stands beside it in words, or in the control's label. */
export function Icon({ base, name, class: className = "size-4" }: IconProps) {
  return (
    <svg class={`shrink-0 ${className}`} aria-hidden="true" focusable="false">
      <use href={asset(`${base}/icons.svg#${name}`)} />
    </svg>
  );
}
