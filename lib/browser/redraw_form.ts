import { CHANGE_NAME, keptName } from "../forms/control_names.ts";
import {
  entriesOf,
  type FormState,
  textOf,
  toFormState,
  withEntries,
} from "../forms/form_state.ts";
import { withMovedRow, withoutRows } from "../forms/form_rows.ts";
import { isWithin } from "../forms/paths.ts";
import type { Checker } from "./check_form.ts";
import type { LiveFormMeans } from "./live_form.ts";
import { isControl, morph, valueIn } from "./morph.ts";

export interface Redrawer {
  /** Asks the server for the form after a change; changes wait for each other. */
  (change: string, state?: FormState): Promise<void>;
  /** The same after a short rest, for what is typed. */
  soon(): void;
}

const REST_MS = 300;

export function createRedrawer(
  form: HTMLFormElement,
  means: LiveFormMeans,
  checker: Checker,
): Redrawer {
  let last: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Secrets that were typed: the server sends none back. */
  let secrets: FormState = toFormState([]);

  async function ask(change: string, given?: FormState): Promise<void> {
    const sent = snapshot(form);
    const state = given ?? toFormState(new FormData(form));
    secrets = withEntries(secrets, secretsIn(state));
    secrets = afterMove(secrets, state, change);
    const next = await fetchForm(form.action, toBody(state, change));
    if (next === null) {
      means.say("Cannot reach the server: try again");
      return;
    }
    const focus = document.activeElement;
    morph(form, next, {
      keeps: (control) =>
        sent.has(control) && sent.get(control) !== valueIn(control),
    });
    fillSecrets(form, secrets);
    moveFocus(form, focus);
    checker.showAgain();
    means.say(next.querySelector("[role=status]")?.textContent ?? "");
  }

  const redraw = (change: string, state?: FormState) => {
    clearTimeout(timer);
    last = last.then(() => ask(change, state)).catch(() => {
      means.say("Cannot reach the server: try again");
    });
    return last;
  };
  return Object.assign(redraw, {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(() => redraw("update:"), REST_MS);
    },
  });
}

/** What stood in each control when the form was sent: what is typed later stays. */
function snapshot(form: HTMLFormElement) {
  return new Map(
    [...form.elements].filter(isControl).map((each) => [each, valueIn(each)]),
  );
}

function toBody(state: FormState, change: string): URLSearchParams {
  const body = new URLSearchParams(
    entriesOf(state).map(([name, text]) => [name, text]),
  );
  body.set(CHANGE_NAME, change);
  return body;
}

/** The form as the server draws it; null where it does not answer with one. */
async function fetchForm(
  url: string,
  body?: URLSearchParams,
): Promise<HTMLFormElement | null> {
  const answer = await fetch(url, {
    headers: { accept: "text/html" },
    ...(body ? { method: "POST", body } : {}),
  });
  const page = new DOMParser().parseFromString(
    await answer.text(),
    "text/html",
  );
  return page.querySelector<HTMLFormElement>("form[data-live]");
}

function secretsIn(state: FormState) {
  return entriesOf(state).filter(([name, text]) =>
    text !== "" && (isWithin(name, "auth") || state.texts.has(keptName(name)))
  );
}

/** Secrets follow the row that they are typed in. */
function afterMove(
  secrets: FormState,
  state: FormState,
  change: string,
): FormState {
  const [, verb, row = ""] = /^(up|down|remove):(.*)$/s.exec(change) ?? [];
  if (verb === undefined) return secrets;
  const whole = withEntries(state, entriesOf(secrets));
  const moved = verb === "remove"
    ? withoutRows(whole, [row])
    : withMovedRow(whole, row, verb === "up" ? -1 : 1);
  return toFormState(secretsIn(moved));
}

function fillSecrets(form: HTMLFormElement, secrets: FormState): void {
  for (const control of form.elements) {
    if (!isControl(control) || !control.closest("[data-secret]")) continue;
    const text = textOf(secrets, control.name);
    if (text !== "" && control.type !== "hidden") control.value = text;
  }
}

/** Where the server leads, else where it was. */
function moveFocus(form: HTMLFormElement, before: Element | null): void {
  const target = [...form.querySelectorAll<HTMLElement>("[autofocus]")]
    .find((each) => !each.closest("[data-own]"));
  if (target) target.focus();
  else if (before?.id && document.activeElement !== before) {
    document.getElementById(before.id)?.focus();
  }
}
