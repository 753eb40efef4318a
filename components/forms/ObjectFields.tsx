import { sidesName } from "../../lib/forms/control_names.ts";
import { drawnObject } from "../../lib/forms/drawn.ts";
import type { Field, ObjectField } from "../../lib/forms/field.ts";
import { humanize } from "../../lib/forms/paths.ts";
import { ChooserControl } from "./ChooserControl.tsx";
import type { FieldProps, FormView, Parts, WithParts } from "./form_view.ts";
import { HiddenEntries } from "./HiddenEntries.tsx";
import { HiddenText } from "./HiddenText.tsx";
import { MapControl } from "./MapControl.tsx";
import { UpdateButton } from "./UpdateButton.tsx";

/** The fields of an object for what the form holds, in order, those of a group together. */
export function ObjectFields(
  { field, form, parts }: FieldProps<ObjectField> & WithParts,
) {
  const object = drawnObject(field, form.state);
  const { choosers, others } = object;
  return (
    <div
      class="place-fields"
      {...(object.conditions > 0 ? { "data-redraws": true } : {})}
    >
      {object.conditions > 0 && (
        <HiddenText name={sidesName(object.name)} text={object.sides} />
      )}
      <HiddenEntries state={form.state} places={hiddenIn(object, form)} />
      {toSections(object.fields).map(({ title, fields }) =>
        title === undefined
          ? (
            <Fields
              key={fields[0]?.name}
              fields={fields}
              form={form}
              parts={parts}
            />
          )
          : (
            <fieldset
              key={title}
              class="place-boxed"
              data-key={`group ${title}`}
            >
              <legend class="px-1 text-sm font-medium">{toTitle(title)}</legend>
              <div class="place-fields">
                <Fields fields={fields} form={form} parts={parts} />
              </div>
            </fieldset>
          )
      )}
      {choosers.map((chooser) => (
        <ChooserControl
          key={chooser.name}
          field={chooser}
          form={form}
          parts={parts}
          isPart
        />
      ))}
      {object.conditions > 0 && (
        <noscript>
          <UpdateButton />
        </noscript>
      )}
      {others && (
        <MapControl field={others} form={form} parts={parts} owner={object} />
      )}
    </div>
  );
}

/** Short fields stand side by side where there is room. */
function Fields(
  { fields, form, parts: { Place } }: {
    readonly fields: readonly Field[];
    readonly form: FormView;
    readonly parts: Parts;
  },
) {
  return (
    <>
      {fields.map((field, index) =>
        Place({ field, form, isShort: isPaired(fields, index) })
      )}
    </>
  );
}

/** A group may be named as properties are. */
function toTitle(group: string): string {
  return /^[a-z][\w-]*$/.test(group) ? humanize(group) : group;
}

interface Section {
  readonly title: string | undefined;
  readonly fields: Field[];
}

/** A group stands where its first field does. */
function toSections(fields: readonly Field[]): readonly Section[] {
  const sections: Section[] = [];
  for (const field of fields.filter(({ kind }) => kind !== "const")) {
    const title = field.group;
    const known = title === undefined
      ? sections.at(-1)
      : sections.find((section) => section.title === title);
    if (known?.title === title && known) known.fields.push(field);
    else sections.push({ title, fields: [field] });
  }
  return sections;
}

/** Places that the form knows and that are not drawn: a condition hides them, or there is nothing to fill in. */
function hiddenIn(object: ObjectField, { state }: FormView): string[] {
  const drawn = new Set([
    ...object.fields.filter(({ kind }) => kind !== "const"),
    ...object.choosers,
    ...(object.others ? [object.others] : []),
  ].map(({ name }) => name));
  const inside = state.inside.get(object.name) ?? [];
  return inside.filter((name) => !drawn.has(name));
}

/** A short control stands beside another short one; alone it takes the whole line. */
function isPaired(fields: readonly Field[], index: number): boolean {
  return isShort(fields[index]) &&
    (isShort(fields[index - 1]) || isShort(fields[index + 1]));
}

function isShort(field: Field | undefined): boolean {
  return field !== undefined && !field.nullable &&
    (field.kind === "number" || field.kind === "date" ||
      (field.kind === "choice" && field.options.length > 4));
}
