import { toHtmlPattern } from "../../lib/forms/control_attributes.ts";
import type { JsonField, TextField } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import type { ControlProps } from "./control_props.ts";
import { toContent } from "./HiddenText.tsx";

/** What a text of a format looks like, where nothing else says so. */
const SHAPES: Readonly<Record<string, string>> = {
  "date-time": "2026-01-31T09:30:00Z",
  time: "09:30:00Z",
  duration: "P1DT12H",
  uuid: "123e4567-e89b-12d3-a456-426614174000",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  hostname: "www.example.com",
  uri: "https://example.com",
  email: "name@example.com",
};

/** One line, or several where the field or what it holds has several. */
export function TextControl(
  { field, form, attributes }: ControlProps<TextField>,
) {
  const text = textOf(form.state, field.name);
  const shared = {
    ...attributes,
    required: field.required && !field.nullable,
    readonly: field.readOnly,
    placeholder: field.placeholder ?? SHAPES[field.format ?? ""],
    minLength: field.minLength,
    maxLength: field.maxLength,
  };
  if (field.kind === "textarea" || text.includes("\n")) {
    return (
      <textarea
        {...shared}
        rows={4}
        class="textarea w-full"
      >
        {toContent(text)}
      </textarea>
    );
  }
  return (
    <input
      id={attributes.id}
      name={field.name}
      data-path={field.path}
      aria-invalid={attributes["aria-invalid"]}
      aria-describedby={attributes["aria-describedby"]}
      autofocus={attributes.autofocus}
      required={shared.required}
      readonly={field.readOnly}
      placeholder={shared.placeholder}
      minLength={field.minLength}
      maxLength={field.maxLength}
      value={text}
      type={typeOf(field, text)}
      pattern={toHtmlPattern(field.pattern)}
      autocomplete="off"
      class="input w-full"
    />
  );
}

/** A control of the browser's own would hide or change a text that it cannot hold. */
function typeOf({ kind }: TextField, text: string): string {
  const isTrimmed = text === text.trim();
  switch (kind) {
    case "date":
      return text === "" || /^\d{4}-\d\d-\d\d$/.test(text) ? "date" : "text";
    case "url":
    case "email":
      return isTrimmed ? kind : "text";
    default:
      return "text";
  }
}

/** What is typed as JSON, because nothing else can hold it. */
export function JsonControl(
  { field, form, attributes }: ControlProps<JsonField>,
) {
  const text = textOf(form.state, field.name);
  const shared = {
    ...attributes,
    readonly: field.readOnly,
    placeholder: field.placeholder ?? "JSON",
  };
  return (
    <textarea
      {...shared}
      rows={Math.min(16, Math.max(3, text.split("\n").length))}
      spellcheck={false}
      autocomplete="off"
      class="textarea w-full font-mono"
    >
      {toContent(text)}
    </textarea>
  );
}
