import { Icon } from "./Icon.tsx";

export interface TestFormProps {
  readonly base: string;
  readonly id: string;
  readonly name: string;
  readonly cost: "free" | "metered";
  /** Path to come back to. */
  readonly here: string;
}

/** One item of a menu that tests a connector as it is stored; a POST form, which a script sends to the API instead. */
export function TestForm({ base, id, name, cost, here }: TestFormProps) {
  return (
    <form
      method="post"
      action={`${base}/installed/${id}/check`}
      data-check-of={id}
      data-name={name}
    >
      <input type="hidden" name="next" value={here} />
      <button type="submit" class="menu-item">
        <Icon base={base} name="plug-connected" class="size-4 text-muted" />
        {cost === "metered" ? "Test connection (charged)" : "Test connection"}
      </button>
    </form>
  );
}
