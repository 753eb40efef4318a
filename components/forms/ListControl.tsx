import { errorsAt } from "../../lib/forms/control_attributes.ts";
import { itemsOf } from "../../lib/forms/drawn.ts";
import type { ListField } from "../../lib/forms/field.ts";
import { ChangeButton } from "./ChangeButton.tsx";
import type { FieldProps, WithParts } from "./form_view.ts";
import { GroupFrame } from "./GroupFrame.tsx";
import { ListItem } from "./ListItem.tsx";

export interface ListControlProps extends FieldProps<ListField>, WithParts {
  readonly quiet?: boolean | undefined;
}

/** Items below each other; those with a place of their own come first and stay. */
export function ListControl({ field, form, quiet, parts }: ListControlProps) {
  const items = itemsOf(field, form.state);
  const { prefix, maxItems, readOnly } = field;
  const isFull = items.length >= maxItems;
  const nextIndex = (items.at(-1)?.index ?? -1) + 1;
  return (
    <GroupFrame
      field={field}
      form={form}
      sentences={errorsAt(form.errors, field.path)}
      quiet={quiet}
    >
      {items.length > 0 && (
        <ol class="grid min-w-0 gap-2">
          {items.map((item, at) => (
            <ListItem
              key={item.field.name}
              field={item.field}
              form={form}
              parts={parts}
              isFixed={readOnly || item.index < prefix}
              isOpen={items.length <= 2}
              moves={{ up: at > prefix, down: at < items.length - 1 }}
            />
          ))}
        </ol>
      )}
      {!readOnly && !isFull && (
        <ChangeButton
          form={form}
          change="add"
          name={field.name}
          icon="plus"
          label={`Add ${lowerFirst(toItemName(field, nextIndex))}`}
        />
      )}
      {isFull && items.length > prefix && (
        <p class="text-sm text-muted">
          There can be {maxItems} {maxItems === 1 ? "item" : "items"} at most.
        </p>
      )}
    </GroupFrame>
  );
}

/** "Redirect URI 3" → "Redirect URI"; what the items of another list are called stands in its label. */
function toItemName({ label, makeItem }: ListField, index: number): string {
  const item = makeItem(index).label.replace(/ \d+$/, "");
  return item === label ? `to ${label}` : item;
}

/** A word, neither an acronym nor a name such as `LogRule`. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]*(?![A-Za-z])/.test(text)
    ? text[0]?.toLowerCase() + text.slice(1)
    : text;
}
