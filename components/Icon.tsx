import { asset } from "fresh/runtime";
import type { IconName } from "./icon_names.ts";

const sprites = new Map<string, string>();

/** Address of the sprite below a base path; made once, since a page of cards draws a hundred icons. */
function spriteOf(base: string): string {
  const known = sprites.get(base);
  if (known !== undefined) return known;
  const sprite = asset(`${base}/icons.svg`);
  sprites.set(base, sprite);
  return sprite;
}

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
      <use href={`${spriteOf(base)}#${name}`} />
    </svg>
  );
}
