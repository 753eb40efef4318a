import { noteId } from "../lib/forms/control_attributes.ts";
import { controlId } from "../lib/forms/paths.ts";

export interface TextFieldProps {
  readonly base: string;
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly value?: string;
  readonly help?: string;
  /** Sentences about what is wrong. */
  readonly errors?: readonly string[] | undefined;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly optional?: boolean;
}

/** A labelled line of text: error before help, both tied to the field. A password is never sent back. */
export function TextField(props: TextFieldProps) {
  const { name, label, type = "text", help, errors = [] } = props;
  const id = controlId(name);
  const isWrong = errors.length > 0;
  const [errorId, helpId] = [noteId(id, "error"), noteId(id, "help")];
  const notes = [errorId, help && helpId].filter(Boolean);
  // Spread, so that "defaultValue" goes through the renderer: it is no attribute of HTML.
  const attributes = {
    id,
    name,
    type,
    defaultValue: type === "password" ? undefined : props.value,
    required: !props.optional,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    autocomplete: props.autocomplete ?? "off",
    "aria-invalid": isWrong ? "true" as const : undefined,
    "aria-describedby": notes.join(" "),
    "data-path": name,
  };
  return (
    <div class="grid gap-1.5">
      <label class="text-sm font-medium" for={id}>
        {label}
        {props.optional && (
          <span class="ml-1 font-normal text-muted">optional</span>
        )}
      </label>
      <input
        class="input w-full"
        {...attributes}
      />
      <div id={errorId} class="field-error" data-errors={name}>
        {isWrong && <p>{errors.join(". ")}</p>}
      </div>
      {help && <p id={helpId} class="text-sm text-muted">{help}</p>}
    </div>
  );
}
