import { CHANGE_NAME } from "../../lib/forms/control_names.ts";
import { Icon } from "../Icon.tsx";
import type { IconName } from "../icon_names.ts";
import type { FormView } from "./form_view.ts";

export interface ChangeButtonProps {
  readonly form: FormView;
  readonly change: "add" | "clear" | "remove" | "up" | "down" | "open";
  /** The place that it is about. */
  readonly name: string;
  readonly icon: IconName;
  readonly label: string;
  /** The label is for those who hear it; the icon says it to others. */
  readonly bare?: boolean;
  readonly disabled?: boolean;
}

/** Changes what the form asks: it is sent, and comes back with all that was typed. */
export function ChangeButton(
  { form, change, name, icon, label, bare, disabled }: ChangeButtonProps,
) {
  const value = `${change}:${name}`;
  const attributes = {
    name: CHANGE_NAME,
    value,
    formnovalidate: true,
    disabled,
    autofocus: form.focus === value,
  };
  return (
    <button
      {...attributes}
      type="submit"
      class={bare
        ? "btn btn-sm btn-ghost btn-square"
        : "btn btn-sm w-fit max-w-full h-auto min-h-8 py-1"}
      {...(bare ? { "aria-label": label, title: label } : {})}
    >
      <Icon base={form.base} name={icon} />
      {!bare && <span class="min-w-0 wrap-anywhere">{label}</span>}
    </button>
  );
}
