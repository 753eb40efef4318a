import type { FieldErrors } from "../errors.ts";
import { isWithin } from "../forms/paths.ts";
import { apiOf } from "./api.ts";
import { showErrors } from "./form_errors.ts";
import type { LiveFormMeans } from "./live_form.ts";
import { readForm } from "./read_form.ts";

export interface Checker {
  /** A field was left: it is judged after a short rest. */
  leave(target: EventTarget | null): void;
  /** A field was changed that only sending the form judges: what was said of it may no longer hold. */
  change(target: EventTarget | null): void;
  /** Shows what is wrong everywhere, touched or not. */
  showAll(errors: FieldErrors): void;
  /** After the form was drawn anew. */
  showAgain(): void;
}

const REST_MS = 250;

/** Judges the fields that were touched, by the API's own validator; the last answer counts. */
export function createChecker(
  form: HTMLFormElement,
  { base, say }: LiveFormMeans,
): Checker {
  const touched = new Set<string>();
  let errors: FieldErrors = {};
  let isAll = false;
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pathOf = (target: EventTarget | null) =>
    target instanceof Element
      ? target.closest<HTMLElement>("[data-path]")?.dataset.path
      : undefined;
  const show = () => showErrors(form, errors, isShown);
  function isShown(path: string): boolean {
    return isAll ||
      [...touched].some((place) =>
        isWithin(path, place) || isWithin(place, path)
      );
  }

  async function check(): Promise<void> {
    const mine = ++round;
    const read = readForm(form);
    const answer = await apiOf(base).validateConfig(
      form.dataset.live ?? "",
      read.input.config,
    );
    if (mine !== round || !answer.ok) return;
    const own = Object.entries(errors)
      .filter(([path]) => !isWithin(path, "config"));
    const found = Object.entries({ ...answer.value.errors, ...read.faults })
      .filter(([path]) => !read.kept.has(path))
      // An empty row does not count: those behind it have other numbers here.
      .filter(([path]) => !read.isTrimmed || !/\.\d+(?:\.|$)/.test(path));
    errors = Object.fromEntries([...own, ...found]);
    say(show().join(". "));
  }

  return {
    leave(target) {
      const path = pathOf(target);
      if (!path || !form.dataset.live) return;
      touched.add(path);
      clearTimeout(timer);
      timer = setTimeout(() => check().catch(() => {}), REST_MS);
    },
    change(target) {
      const path = pathOf(target);
      if (!path || isWithin(path, "config") || !errors[path]) return;
      const { [path]: _, ...others } = errors;
      errors = others;
      show();
    },
    showAll(all) {
      round++;
      clearTimeout(timer);
      errors = all;
      isAll = true;
      show();
    },
    showAgain() {
      if (form.dataset.live) show();
    },
  };
}
