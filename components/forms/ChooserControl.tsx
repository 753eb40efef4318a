import { errorsAt } from "../../lib/forms/control_attributes.ts";
import { branchName } from "../../lib/forms/control_names.ts";
import { chosenBranch } from "../../lib/forms/drawn.ts";
import type { Branch, ChooserField } from "../../lib/forms/field.ts";
import { controlId } from "../../lib/forms/paths.ts";
import {
  type FieldProps,
  type FormView,
  type WithParts,
  withStart,
} from "./form_view.ts";
import { GroupFrame } from "./GroupFrame.tsx";
import { HiddenEntries } from "./HiddenEntries.tsx";
import { PlaceSwitch } from "./PlaceSwitch.tsx";
import { Radio } from "./RadioGroup.tsx";
import { UpdateButton } from "./UpdateButton.tsx";

export interface ChooserControlProps
  extends FieldProps<ChooserField>, WithParts {
  readonly quiet?: boolean | undefined;
  /** Its branches add members to the object around it, which tells the errors at their common place. */
  readonly isPart?: boolean;
}

/** Most branches that are shown as radios. */
const MAX_RADIOS = 4;

/** Kinds of a branch's field that have no place of their own for what is wrong. */
const MUTE_KINDS: ReadonlySet<string> = new Set(["object", "const"]);

/** One of several forms for a place. What was filled in for the others stays in the form, unseen. */
export function ChooserControl(
  { field, form: given, quiet, parts, isPart = false }: ChooserControlProps,
) {
  const form = withStart(given, field);
  const { branches, name } = field;
  const chosen = chosenBranch(field, form.state);
  const index = chosen === null ? -1 : branches.indexOf(chosen);
  const others = branches.map((_, at) => `${name}.\\${at}`)
    .filter((_, at) => at !== index);
  const isInside = chosen !== null && !MUTE_KINDS.has(chosen.field.kind);
  const isMute = isPart || isInside;
  return (
    <GroupFrame
      field={field}
      form={form}
      sentences={isMute ? [] : errorsAt(form.errors, field.path)}
      isMute={isMute}
      quiet={quiet}
      boxed={!quiet}
    >
      {branches.length > 1 || !field.required
        ? <BranchChoice field={field} form={form} chosen={index} />
        : <input type="hidden" name={branchName(name)} value={index} />}
      {chosen?.help && <p class="text-sm text-muted">{chosen.help}</p>}
      {chosen && <Panel branch={chosen} form={form} parts={parts} />}
      <HiddenEntries state={form.state} places={others} />
    </GroupFrame>
  );
}

function BranchChoice(
  { field, form, chosen }: FieldProps<ChooserField> & {
    readonly chosen: number;
  },
) {
  const name = branchName(field.name);
  const labels = field.branches.map(({ label }) => label);
  const disabled = field.readOnly;
  const none = field.required ? [] : [{ value: "", label: "Not set" }];
  const options = [
    ...none,
    ...labels.map((label, at) => ({ value: String(at), label })),
  ];
  const value = chosen < 0 ? "" : String(chosen);
  return (
    <div class="flex flex-wrap items-center gap-x-5 gap-y-2">
      {disabled && <input type="hidden" name={name} value={value} />}
      {labels.length <= MAX_RADIOS
        ? options.map((option) => (
          <Radio
            key={option.value}
            {...option}
            name={name}
            checked={option.value === value}
            disabled={disabled}
            redraws
          />
        ))
        : (
          <select
            {...{ name, disabled, autofocus: form.focus === name }}
            id={controlId(name)}
            aria-label={`${field.label}: which one`}
            data-redraws
            class="select min-w-0 flex-1"
          >
            {value === "" && field.required && (
              <option value="">
                Choose…
              </option>
            )}
            {options.map((option) => (
              <option
                key={option.value}
                value={option.value}
                {...(option.value === value ? { selected: true } : {})}
              >
                {option.label}
              </option>
            ))}
          </select>
        )}
      <noscript>
        <UpdateButton />
      </noscript>
    </div>
  );
}

/** Its choice says what it is; an object's fields need no box of their own. */
function Panel(
  { branch, form, parts }: WithParts & {
    readonly branch: Branch;
    readonly form: FormView;
  },
) {
  const { field } = branch;
  if (field.kind !== "object") {
    return <parts.Place field={{ ...field, help: null }} form={form} quiet />;
  }
  return (
    <div>
      <PlaceSwitch field={field} form={form} />
      <parts.Members field={field} form={form} />
    </div>
  );
}
