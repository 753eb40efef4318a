/** The first button is the one that Enter presses: without this one, it would be that of a list. */
export function DefaultButton() {
  return (
    <button type="submit" class="sr-only" tabindex={-1} aria-hidden="true">
      Send
    </button>
  );
}
