import type { SummaryItem } from "../../components/forms/plain_items.ts";
import type { FieldErrors } from "../errors.ts";

/** Puts sentences at their fields, and says which are new there. */
export function showErrors(
  form: HTMLFormElement,
  errors: FieldErrors,
  isShown: (path: string) => boolean,
): readonly string[] {
  const told = new Map<Element, string[]>();
  for (const [path, sentences] of Object.entries(errors)) {
    const found = isShown(path) ? nearest(form, "errors", path) : null;
    if (!found) continue;
    const { element, at } = found;
    const start = at === path ? "" : `${path.slice(at.length + 1)}: `;
    const lines = told.get(element) ?? [];
    told.set(element, [...lines, ...sentences.map((text) => start + text)]);
  }
  return [...form.querySelectorAll<HTMLElement>("[data-errors]")].flatMap(
    (box) => fill(form, box, told.get(box) ?? []),
  );
}

function fill(
  form: HTMLFormElement,
  box: HTMLElement,
  lines: readonly string[],
): readonly string[] {
  const known = [...box.children].map(({ textContent }) => textContent);
  const control = placed(form, "path", box.dataset.errors ?? "");
  if (control?.matches("input, select, textarea")) {
    if (lines.length > 0) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
  if (known.join("\n") === lines.join("\n")) return [];
  box.replaceChildren(...lines.map((line) => {
    const text = document.createElement("p");
    text.textContent = line;
    return text;
  }));
  const label = control ? `${labelOf(control)}: ` : "";
  return lines.filter((line) => !known.includes(line))
    .map((line) => label + line);
}

/** The lines of a summary: each leads to the field that is wrong, or to the nearest around it. */
export function toSummary(
  form: HTMLFormElement,
  errors: FieldErrors,
): readonly SummaryItem[] {
  return Object.entries(errors).map(([path, [sentence = ""]]) => {
    const found = nearest(form, "path", path);
    if (!found) return { path, id: null, label: "", sentence };
    const { element, at } = found;
    return {
      path,
      id: element.id,
      label: labelOf(element),
      sentence: at === path ? null : sentence,
    };
  });
}

/** The element of a path, or of the nearest place around it that has one. */
function nearest(form: HTMLFormElement, kind: "path" | "errors", path: string) {
  for (let at = path; at !== "";) {
    const element = placed(form, kind, at);
    if (element) return { element, at };
    const parts = /^(.*)\.(?:\\.|[^\\.])*$/s.exec(at);
    at = parts?.[1] ?? "";
  }
  return null;
}

function placed(
  form: HTMLFormElement,
  kind: "path" | "errors",
  path: string,
): HTMLElement | null {
  return form.querySelector(`[data-${kind}="${CSS.escape(path)}"]`);
}

/** The words of its label or legend, without the marks behind them. */
function labelOf(element: HTMLElement): string {
  const label = element.querySelector(":scope > legend") ??
    (element.id
      ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)
      : null) ??
    element.closest("label")?.querySelector("span");
  return label?.firstChild?.textContent ?? "";
}
