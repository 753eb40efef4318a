/** What every field has. */
interface FieldBase {
  /** Where its value stands in the input, and the name of its control: `config.base_url`. */
  readonly path: string;
  /** Its name in the object that it belongs to. */
  readonly key: string;
  readonly label: string;
  readonly help: string | null;
  readonly required: boolean;
  /** Other answers may make it required (`if`, `dependentRequired`), so a form calls it neither required nor optional. */
  readonly depends: boolean;
  /** The schema's default; undefined when it has none. */
  readonly default: unknown;
  /** The schema's first example, as text. */
  readonly placeholder: string | undefined;
}

interface TextLimits {
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  /** The schema's own pattern: not anchored, unlike that of an HTML control. */
  readonly pattern: string | undefined;
}

export interface TextField extends FieldBase, TextLimits {
  readonly kind: "text" | "textarea" | "url" | "email";
}

/** A text that is typed and never shown again. */
export interface SecretField extends FieldBase, TextLimits {
  readonly kind: "secret";
  readonly multiline: boolean;
}

export interface NumberField extends FieldBase {
  readonly kind: "number";
  readonly integer: boolean;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly multipleOf: number | undefined;
}

export interface BooleanField extends FieldBase {
  readonly kind: "boolean";
}

export interface ChoiceOption {
  /** What stands for the value in the form: unique in its field, never empty. */
  readonly text: string;
  readonly value: unknown;
  readonly label: string;
}

export interface ChoiceField extends FieldBase {
  readonly kind: "choice";
  readonly options: readonly ChoiceOption[];
}

/** The kinds that a list may be made of. */
export type ItemField = TextField | NumberField | ChoiceField;

export interface ListField extends FieldBase {
  readonly kind: "list";
  /** The first item's field; see `itemAt`. */
  readonly item: ItemField;
  readonly minItems: number;
  /** Infinity when there is no bound. */
  readonly maxItems: number;
}

/** What cannot be drawn as fields: typed as JSON, validated like the rest. */
export interface JsonField extends FieldBase {
  readonly kind: "json";
}

export interface ObjectField extends FieldBase {
  readonly kind: "object";
  /** In the schema's order. */
  readonly fields: readonly Field[];
  /** Takes the members that have no field of their own. */
  readonly rest: JsonField;
  /** Whether the schema invites such members; else `rest` is only drawn where there are some. */
  readonly open: boolean;
}

/** One place of a schema as a form draws it. Closed: who draws or decodes handles each kind. */
export type Field =
  | TextField
  | SecretField
  | NumberField
  | BooleanField
  | ChoiceField
  | ListField
  | JsonField
  | ObjectField;
