import type { ShownRefusal } from "../../islands/LiveForm.tsx";
import type { ConnectorView } from "../connectors/view.ts";
import { createChecker } from "./check_form.ts";
import { createRedrawer } from "./redraw_form.ts";
import { sendForm } from "./send_form.ts";

/** What a form tells the island in it. */
export interface LiveFormMeans {
  readonly base: string;
  refuse(refusal: ShownRefusal | null): void;
  say(text: string): void;
  /** In a dialog, which stays on its page. */
  readonly onSaved: ((saved: ConnectorView) => void) | undefined;
  readonly onCancel: (() => void) | undefined;
}

/** Listens to a form that the server has drawn; returns how to stop. */
export function enliven(
  form: HTMLFormElement,
  means: LiveFormMeans,
): () => void {
  const checker = createChecker(form, means);
  const redraw = createRedrawer(form, means, checker);
  const stop = new AbortController();
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listen: (event: HTMLElementEventMap[Type]) => void,
  ) => form.addEventListener(type, listen, { signal: stop.signal });

  on("submit", (event) => {
    const button = event.submitter;
    // A test of the connection answers on a page of its own where its island is not at work.
    if (button?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (button instanceof HTMLButtonElement && button.name === "do") {
      redraw(button.value);
    } else if (form.dataset.live) {
      sendForm(form, means, { checker, redraw });
    } else redraw("update:");
  });
  on("change", ({ target }) => {
    if (target instanceof Element && target.closest("[data-redraws]")) {
      redraw("update:");
    }
  });
  on("focusout", ({ target }) => checker.leave(target));
  on("input", ({ target }) => checker.change(target));
  on("keydown", (event) => pressMove(event));
  on("click", (event) => {
    const isOut = event.target instanceof Element &&
      event.target.closest("[data-cancel]");
    if (!isOut || !means.onCancel) return;
    event.preventDefault();
    means.onCancel();
  });
  // Without a service there is nothing to send: such a form shows at once what it comes to.
  if (!form.dataset.live) on("input", () => redraw.soon());
  return () => stop.abort();
}

/** Alt with an arrow key moves the row that the focus is in. */
function pressMove(event: KeyboardEvent): void {
  const move = event.key === "ArrowUp"
    ? "up:"
    : event.key === "ArrowDown"
    ? "down:"
    : null;
  if (!event.altKey || move === null) return;
  const row = event.target instanceof Element &&
    event.target.closest("[data-row]");
  if (!row) return;
  const buttons = row.querySelectorAll<HTMLButtonElement>(
    `button[value^="${move}"]`,
  );
  const button = [...buttons].find((each) =>
    each.closest("[data-row]") === row
  );
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
}
