import { keptName, removeName } from "../../lib/forms/control_names.ts";
import type { SecretField } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import { ownValue } from "../../lib/forms/paths.ts";
import type { ControlProps } from "./control_props.ts";
import type { FormView } from "./form_view.ts";
import { HiddenText } from "./HiddenText.tsx";

/** Takes a new secret and shows none: not the stored one, not a mask, not what was typed before. */
export function SecretControl(
  { field, form, attributes }: ControlProps<SecretField>,
) {
  const kept = textOf(form.state, keptName(field.name));
  const stateId = `${attributes.id}-state`;
  const notes = [attributes["aria-describedby"], kept && stateId];
  const shared = {
    ...attributes,
    "aria-describedby": notes.filter(Boolean).join(" ") || undefined,
    autocomplete: "new-password",
    spellcheck: false,
    placeholder: field.placeholder,
    minLength: field.minLength,
    maxLength: field.maxLength,
    required: field.required && kept === "" && !field.nullable,
    readonly: field.readOnly,
  };
  return (
    <>
      {field.multiline || field.holds === "json"
        ? (
          <textarea
            {...shared}
            rows={4}
            data-secret
            class="textarea w-full font-mono"
          />
        )
        : (
          <input
            {...shared}
            type="password"
            data-secret
            class="input w-full"
          />
        )}
      {/* Also empty: by it a posted form says which of its texts are secret. */}
      <HiddenText name={keptName(field.name)} text={kept} />
      {kept && (
        <Stored
          field={field}
          id={stateId}
          since={sinceOf(form, kept)}
          isRemoved={form.state.texts.has(removeName(field.name))}
        />
      )}
    </>
  );
}

interface StoredProps {
  readonly field: SecretField;
  readonly id: string;
  readonly since: string | null;
  readonly isRemoved: boolean;
}

function Stored({ field, id, since, isRemoved }: StoredProps) {
  const attributes = { checked: isRemoved, disabled: field.readOnly };
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
      <p id={id}>
        Set{since && (
          <>
            {" on "}
            <time dateTime={since}>{since.slice(0, 10)}</time>
          </>
        )}. Leave empty to keep it.
      </p>
      <label class="flex min-h-6 items-center gap-2">
        <input
          {...attributes}
          type="checkbox"
          name={removeName(field.name)}
          value="true"
          aria-label={`Remove ${field.label}`}
          class="checkbox"
        />
        Remove
      </label>
    </div>
  );
}

function sinceOf({ secrets }: FormView, path: string): string | null {
  const since = ownValue(ownValue(secrets, path), "updatedAt");
  return typeof since === "string" ? since : null;
}
