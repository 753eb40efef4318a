import { ChangeButton } from "./ChangeButton.tsx";
import type { FormView } from "./form_view.ts";

export interface RowButtonsProps {
  readonly form: FormView;
  /** The place of the row. */
  readonly name: string;
  readonly label: string;
  /** Whether it can change places with the row before or after it; left out where order says nothing. */
  readonly moves?: { readonly up: boolean; readonly down: boolean };
}

/** What can be done with a row. Alt with an arrow key moves it as well, from anywhere inside. */
export function RowButtons({ form, name, label, moves }: RowButtonsProps) {
  const shared = { form, name, bare: true };
  return (
    <div class="flex shrink-0">
      {moves && (
        <>
          <ChangeButton
            {...shared}
            change="up"
            icon="arrow-up"
            label={`Move ${label} up`}
            disabled={!moves.up}
          />
          <ChangeButton
            {...shared}
            change="down"
            icon="arrow-down"
            label={`Move ${label} down`}
            disabled={!moves.down}
          />
        </>
      )}
      <ChangeButton
        {...shared}
        change="remove"
        icon="trash"
        label={`Remove ${label}`}
      />
    </div>
  );
}
