import type { FieldErrors } from "../../lib/errors.ts";
import { controlAttributes } from "../../lib/forms/control_attributes.ts";
import type { Field, ObjectField } from "../../lib/forms/field.ts";
import { restOf } from "../../lib/forms/form_text.ts";
import { jsonErrors } from "../../lib/forms/json_errors.ts";
import { ownValue } from "../../lib/forms/paths.ts";
import { CheckboxControl } from "./CheckboxControl.tsx";
import { FieldFrame } from "./FieldFrame.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import { LeafControl } from "./LeafControl.tsx";
import { ListControl } from "./ListControl.tsx";
import { SecretControl, type SecretState } from "./SecretControl.tsx";

export interface SchemaFieldsProps {
  readonly tree: ObjectField;
  /** What the form shows: stored, initial, or as typed. Never holds a secret. */
  readonly value: unknown;
  readonly errors: FieldErrors;
  readonly base: string;
  /** By field name; what is known of secrets that are stored. */
  readonly secrets?: Readonly<Record<string, SecretState>>;
}

/** The fields of an object, in order; short ones stand side by side where there is room. */
export function SchemaFields({ tree, value, ...rest }: SchemaFieldsProps) {
  const others = restOf(tree, value);
  return (
    <div class="grid gap-5 sm:grid-cols-2">
      {tree.fields.map((field, index) => (
        <div
          key={field.path}
          class={isPaired(tree, index) ? "min-w-0" : "min-w-0 sm:col-span-2"}
        >
          <SchemaField
            field={field}
            owner={tree}
            value={ownValue(value, field.key)}
            {...rest}
          />
        </div>
      ))}
      {(tree.open || others !== undefined) && (
        <div class="min-w-0 sm:col-span-2">
          <SchemaField
            field={tree.rest}
            owner={tree}
            value={others}
            {...rest}
          />
        </div>
      )}
    </div>
  );
}

interface SchemaFieldProps extends Omit<SchemaFieldsProps, "tree"> {
  readonly field: Field;
  /** The object that it belongs to. */
  readonly owner: ObjectField;
}

function SchemaField({ field, owner, ...rest }: SchemaFieldProps) {
  const { value, errors, base, secrets = {} } = rest;
  switch (field.kind) {
    case "object":
      return <ObjectGroup field={field} {...rest} />;
    case "list":
      return (
        <ListControl field={field} value={value} errors={errors} base={base} />
      );
    case "boolean":
      return (
        <CheckboxControl
          field={field}
          value={value}
          errors={errors}
          base={base}
        />
      );
    case "secret": {
      const state = Object.hasOwn(secrets, field.key)
        ? secrets[field.key]
        : undefined;
      return (
        <FieldFrame field={field} errors={errors} base={base}>
          <SecretControl field={field} state={state} errors={errors} />
        </FieldFrame>
      );
    }
    default: {
      const told = field.kind === "json"
        ? jsonErrors(errors, field, owner)
        : errors;
      return (
        <FieldFrame field={field} errors={told} base={base}>
          <LeafControl field={field} value={value} errors={told} />
        </FieldFrame>
      );
    }
  }
}

/** An object inside another: a group with its own legend. */
function ObjectGroup(
  { field, ...rest }: Omit<SchemaFieldProps, "owner"> & {
    readonly field: ObjectField;
  },
) {
  const { value, errors, base } = rest;
  const { id, name, ...attributes } = controlAttributes(field, errors);
  return (
    <fieldset
      id={id}
      aria-describedby={attributes["aria-describedby"]}
      tabIndex={-1}
      class="grid min-w-0 gap-4 rounded-lg border border-base-300 px-4 pt-1 pb-4"
    >
      <legend class="px-1 text-sm font-medium">{field.label}</legend>
      {(value instanceof Object || field.required) && (
        <input type="hidden" name={name} value="{}" />
      )}
      <FieldNotes
        path={field.path}
        help={field.help}
        errors={errors}
        base={base}
      />
      <SchemaFields tree={field} {...rest} />
    </fieldset>
  );
}

/** A short control stands beside another short one; alone it takes the whole line. */
function isPaired({ fields }: ObjectField, index: number): boolean {
  return isShort(fields[index]) &&
    (isShort(fields[index - 1]) || isShort(fields[index + 1]));
}

function isShort(field: Field | undefined): boolean {
  return field?.kind === "choice" || field?.kind === "number";
}
