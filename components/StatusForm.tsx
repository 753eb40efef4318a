export interface StatusFormProps {
  readonly base: string;
  readonly id: string;
  readonly name: string;
  readonly to: "active" | "inactive";
  /** Path to come back to. */
  readonly here: string;
  readonly buttonClass: string;
  /** Another word than the action's own, such as "Undo". */
  readonly label?: string;
}

/** One button that activates or deactivates; a POST form, which a script sends to the API instead. */
export function StatusForm(
  { base, id, name, to, here, buttonClass, label }: StatusFormProps,
) {
  return (
    <form
      method="post"
      action={`${base}/installed/${id}/status`}
      class="contents"
      data-status-of={id}
      data-name={name}
    >
      <input type="hidden" name="status" value={to} />
      <input type="hidden" name="next" value={here} />
      <button type="submit" class={buttonClass} data-focus-key={`status:${id}`}>
        {label ?? (to === "active" ? "Activate" : "Deactivate")}{" "}
        <span class="sr-only">{name}</span>
      </button>
    </form>
  );
}
