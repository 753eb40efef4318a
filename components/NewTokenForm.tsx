import { noteId } from "../lib/forms/control_attributes.ts";
import { controlId } from "../lib/forms/paths.ts";
import { DrawnFor } from "./DrawnFor.tsx";
import { TextField } from "./TextField.tsx";
import { FormRefusal } from "./FormRefusal.tsx";

export interface NewTokenFormProps {
  readonly base: string;
  /** Whose token it will be. */
  readonly tenantId: string;
  readonly typed: { readonly name: string; readonly role: string };
  readonly refusal: {
    readonly detail: string;
    readonly errors: Readonly<Record<string, readonly string[]>>;
  } | null;
}

const ROLES = [
  {
    role: "member",
    label: "Member",
    help: "Reads connectors and publish targets.",
  },
  {
    role: "admin",
    label: "Admin",
    help: "Also adds, changes and deletes connectors.",
  },
] as const;

const ROLE_ID = controlId("role");
const ROLE_ERROR_ID = noteId(ROLE_ID, "error");

/** Makes a token. The least role stands first and is chosen. */
export function NewTokenForm(
  { base, tenantId, typed, refusal }: NewTokenFormProps,
) {
  return (
    <form method="post" action={`${base}/tokens`} class="panel space-y-5 p-5">
      <DrawnFor tenantId={tenantId} />
      <h2 class="font-semibold">New token</h2>
      <FormRefusal refusal={refusal} labels={{ name: "Name", role: "Role" }} />
      <TextField
        base={base}
        name="name"
        label="Name"
        value={typed.name}
        help="Which program uses it."
        maxLength={100}
        placeholder="Content scheduler"
        errors={refusal?.errors.name}
      />
      <fieldset
        id={ROLE_ID}
        tabIndex={-1}
        aria-describedby={ROLE_ERROR_ID}
      >
        <legend class="text-sm font-medium">Role</legend>
        {ROLES.map(({ role, label, help }) => (
          <label
            key={role}
            class="mt-2 flex min-h-6 cursor-pointer items-start gap-2.5"
          >
            <input
              class="radio radio-sm radio-primary mt-0.5"
              type="radio"
              name="role"
              value={role}
              checked={typed.role === role}
            />
            <span class="text-sm">
              {label}
              <span class="block text-muted">{help}</span>
            </span>
          </label>
        ))}
        <div id={ROLE_ERROR_ID} class="field-error mt-1.5" data-errors="role">
          {refusal?.errors.role && <p>{refusal.errors.role.join(". ")}</p>}
        </div>
      </fieldset>
      <button type="submit" class="btn btn-primary btn-sm w-full">
        Make token
      </button>
    </form>
  );
}
