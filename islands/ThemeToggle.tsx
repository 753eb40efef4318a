import type { JSX } from "preact";
import { Icon } from "../components/Icon.tsx";

export interface ThemeToggleProps {
  readonly base: string;
  /** Path to come back to where no script runs. */
  readonly here: string;
}

const BUTTON = "btn btn-sm btn-ghost btn-square";

/**
 * Light or dark. Of two submit buttons the styles show the one that makes a
 * difference; with a script the theme changes at once and the choice is sent along.
 */
export function ThemeToggle({ base, here }: ThemeToggleProps) {
  const action = `${base}/theme`;
  return (
    <form
      method="post"
      action={action}
      onSubmit={(event) => choose(event, action)}
    >
      <input type="hidden" name="next" value={here} />
      <button
        type="submit"
        name="theme"
        value="dark"
        class={`${BUTTON} night:hidden`}
        aria-label="Use dark colours"
      >
        <Icon base={base} name="moon" />
      </button>
      <button
        type="submit"
        name="theme"
        value="light"
        class={`${BUTTON} hidden night:inline-flex`}
        aria-label="Use light colours"
      >
        <Icon base={base} name="sun" />
      </button>
    </form>
  );
}

function choose(
  event: JSX.TargetedSubmitEvent<HTMLFormElement>,
  action: string,
): void {
  const { submitter, currentTarget: form } = event;
  if (!(submitter instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const theme = submitter.value;
  document.documentElement.dataset.theme = theme;
  form.querySelector<HTMLElement>(`button:not([value="${theme}"])`)?.focus();
  const body = new URLSearchParams({ theme, next: "/" });
  void fetch(action, { method: "POST", body, redirect: "manual" });
}
