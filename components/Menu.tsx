import type { ComponentChildren } from "preact";

export interface MenuProps {
  /** Unique in the page. */
  readonly id: string;
  /** What the button is called for those who cannot see it. */
  readonly label: string;
  readonly button: ComponentChildren;
  readonly buttonClass: string;
  /** Which edge of the button the panel keeps to. */
  readonly align?: "start" | "end";
  /** Ties the button to its place after a part of the page was renewed. */
  readonly focusKey?: string;
  readonly children: ComponentChildren;
}

/** A native popover: opens, closes on Escape and on a click outside, without a script. */
export function Menu(
  { id, label, button, buttonClass, align = "end", focusKey, children }:
    MenuProps,
) {
  return (
    <>
      <button
        type="button"
        class={buttonClass}
        popovertarget={id}
        aria-label={label}
        data-focus-key={focusKey}
      >
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        class={align === "start" ? "menu-panel menu-panel-start" : "menu-panel"}
      >
        {children}
      </div>
    </>
  );
}
