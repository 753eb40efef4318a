import { toSavedMessage } from "../../components/toast_message.ts";
import type { ConnectorView } from "../connectors/view.ts";
import type { Problem } from "../errors.ts";
import { type Answer, apiOf } from "./api.ts";
import type { Checker } from "./check_form.ts";
import { toSummary } from "./form_errors.ts";
import type { LiveFormMeans } from "./live_form.ts";
import { leaveMessage } from "./next_page.ts";
import { readForm } from "./read_form.ts";
import type { Redrawer } from "./redraw_form.ts";

interface Parts {
  readonly checker: Checker;
  readonly redraw: Redrawer;
}

/** Sends a connector's form to the API: a new one is installed, another one updated. */
export async function sendForm(
  form: HTMLFormElement,
  means: LiveFormMeans,
  parts: Parts,
): Promise<void> {
  const button = form.querySelector("[data-send]");
  if (button?.ariaDisabled) return;
  button?.setAttribute("aria-disabled", "true");
  const read = readForm(form);
  const answer = await save(form, means.base, read);
  if (answer.ok) done(means, answer.value);
  else {
    await renewVersion(form, means.base, answer.problem.code);
    // Rows that were left empty are gone, so that errors find theirs by number.
    if (read.isTrimmed) await parts.redraw("update:", read.state);
    const { code, detail, errors = {} } = answer.problem;
    parts.checker.showAll(errors);
    means.refuse({ code, detail, errors, items: toSummary(form, errors) });
  }
  button?.removeAttribute("aria-disabled");
}

/** What cannot be part of a configuration is not sent; the rest is judged with it. */
async function save(
  form: HTMLFormElement,
  base: string,
  { input, faults }: ReturnType<typeof readForm>,
): Promise<Answer<ConnectorView>> {
  const api = apiOf(base);
  const { live: catalogKey = "", connector: id } = form.dataset;
  if (Object.keys(faults).length > 0) {
    const judged = await api.validateConfig(catalogKey, input.config);
    const errors = { ...(judged.ok ? judged.value.errors : {}), ...faults };
    const detail = "Cannot save: some fields cannot be read";
    return {
      ok: false,
      problem: { code: "validation_failed", detail, errors },
    };
  }
  return id === undefined
    ? await api.install({ ...input, catalogKey })
    : await api.update(id, input, Number(versionIn(form)?.value));
}

/** A dialog stays on its page; a form's own page leads to the list. */
function done(
  { base, onSaved }: LiveFormMeans,
  saved: ConnectorView,
): void {
  if (onSaved) return onSaved(saved);
  leaveMessage(toSavedMessage(saved));
  location.assign(`${base}/installed`);
}

/** Somebody else has changed it: saving again replaces that knowingly. */
async function renewVersion(
  form: HTMLFormElement,
  base: string,
  code: Problem["code"],
): Promise<void> {
  const { connector: id } = form.dataset;
  const version = versionIn(form);
  if (code !== "stale" || id === undefined || version === null) return;
  const present = await apiOf(base).connector(id);
  if (present.ok) version.value = String(present.value.version);
}

function versionIn(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>("input[name=version]");
}
