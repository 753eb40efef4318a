/** What every field has. How its controls are named says `control_names.ts`. */
interface FieldBase {
  /** Where its value stands in the input; errors are told there: `config.base_url`. */
  readonly path: string;
  /** The name of its control, and what `controlId` makes its id of. The path, but for a branch's fields and rows. */
  readonly name: string;
  /** Its name in the object that it belongs to. */
  readonly key: string;
  readonly label: string;
  readonly help: string | null;
  readonly required: boolean;
  /** Other answers may make it required (`if`, `dependentRequired`), so a form calls it neither required nor optional. */
  readonly depends: boolean;
  /** Null is a value of its own here, set by a switch; see `isName`. */
  readonly nullable: boolean;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  /** The schema's default; undefined when it has none. */
  readonly default: unknown;
  /** The schema's `placeholder` or its first example, as text. */
  readonly placeholder: string | undefined;
  /** Fields of one group stand together under its title. */
  readonly group: string | undefined;
}

interface TextLimits {
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  /** The schema's own pattern: not anchored, unlike that of an HTML control. */
  readonly pattern: string | undefined;
  /** The pattern in words (`pattern_descriptor`). */
  readonly patternHint: string | undefined;
}

/** A date and time is written as the schema wants it, with its offset: no native control holds one. */
export type TextKind =
  | "text"
  | "textarea"
  | "url"
  | "email"
  | "date"
  | "time"
  | "date-time";

export interface TextField extends FieldBase, TextLimits {
  readonly kind: TextKind;
  /** The schema's `format`, as it stands there. */
  readonly format: string | undefined;
}

/** What is typed and never shown again. */
export interface SecretField extends FieldBase, TextLimits {
  readonly kind: "secret";
  readonly multiline: boolean;
  /** What the typed text stands for. */
  readonly holds: "text" | "number" | "json";
}

export interface NumberField extends FieldBase {
  readonly kind: "number";
  readonly integer: boolean;
  /** Inclusive bounds; an exclusive one of a whole number is moved by one. */
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

/** The one value that there can be: nothing to fill in, but a hidden `is:`. */
export interface ConstField extends FieldBase {
  readonly kind: "const";
  readonly value: unknown;
}

/** Also a tuple: then its first items are given (`prefix`), each with its own label. */
export interface ListField extends FieldBase {
  readonly kind: "list";
  /** How many items have a schema of their own position (`prefixItems`). */
  readonly prefix: number;
  readonly minItems: number;
  /** Infinity when there is no bound. */
  readonly maxItems: number;
  readonly unique: boolean;
  /** The field of an item, made when asked for; call `itemAt`. */
  readonly makeItem: (index: number) => Field;
}

/** What cannot be drawn as fields: typed as JSON, validated like the rest. */
export interface JsonField extends FieldBase {
  readonly kind: "json";
}

/** One of several schemas for a place, with a form of its own. */
export interface Branch {
  readonly label: string;
  readonly help: string | null;
  /** Made when asked for: a branch may contain its chooser again. */
  readonly field: Field;
  /** Whether its schema holds for a value. */
  readonly accepts: (value: unknown) => boolean;
  /** Whether the value names it by a constant, or at least is of its type. */
  readonly resembles: (value: unknown) => boolean;
}

/** A place with several schemas: `oneOf`, `anyOf`, several types. */
export interface ChooserField extends FieldBase {
  readonly kind: "chooser";
  readonly branches: readonly Branch[];
  /** It stands inside itself: no branch is chosen before someone does. */
  readonly recursive: boolean;
}

/** The members of an object that have no field of their own: rows of a name and a value. */
export interface MapField {
  readonly kind: "map";
  /** The path of the object: the members stand in it. */
  readonly path: string;
  /** Its rows are `NAME.0`, `NAME.1`…; see `keyName`. */
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  /** Whether the schema invites such members; else it is only drawn where there are some. */
  readonly open: boolean;
  /** The field of a row's value, by what stands in the row as name; call `rowAt`. */
  readonly makeRow: (index: number, key: string) => Field;
}

export interface ObjectField extends FieldBase {
  readonly kind: "object";
  /** By `order`, else in the schema's order. Made when asked for: an object may contain its like. */
  readonly fields: readonly Field[];
  /** Each adds the members of its chosen branch to this object: their fields are objects at its path. */
  readonly choosers: readonly ChooserField[];
  /** Null in a branch that adds members to another object. */
  readonly others: MapField | null;
  /** It stands inside itself: drawn when it is there, and opened on demand. */
  readonly recursive: boolean;
  /** How many conditions (`if`, `dependentSchemas`…) may change its fields. */
  readonly conditions: number;
  /** The sides that it is drawn with; "" is none. */
  readonly sides: string;
  /** Which sides of the conditions hold for a value, as text: `10` is then, else. "" without conditions. */
  readonly sidesFor: (value: unknown) => string;
  /** The object with those sides: its fields as they are then. The same one for the same sides. */
  readonly withSides: (sides: string) => ObjectField;
}

/** One place of a schema as a form draws it. Closed: who draws or decodes handles each kind. */
export type Field =
  | TextField
  | SecretField
  | NumberField
  | BooleanField
  | ChoiceField
  | ConstField
  | ListField
  | JsonField
  | ChooserField
  | ObjectField;

/** The kinds that have one control and nothing inside. */
export type LeafField = Exclude<
  Field,
  ConstField | ListField | ChooserField | ObjectField
>;
