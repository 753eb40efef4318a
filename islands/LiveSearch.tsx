import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../components/Icon.tsx";
import { renewRegions } from "../lib/browser/regions.ts";

export interface LiveSearchProps {
  readonly base: string;
  /** Path of the list below the base. */
  readonly path: string;
  readonly label: string;
  /** All filters in effect; the others go along with the search. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** Typing pauses that are shorter ask nothing. */
const PAUSE_MS = 180;

/** A search form whose list follows the typing; without a script, Enter sends it. */
export function LiveSearch({ base, path, label, query }: LiveSearchProps) {
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState("");

  // Not controlled: what is typed stays when the count below changes.
  const initial = { defaultValue: query.search };

  useEffect(() => onSlash(() => input.current?.focus()), []);
  useEffect(
    () => form.current ? searchWhileTyping(form.current, setFound) : undefined,
    [],
  );

  return (
    <form
      ref={form}
      method="get"
      action={base + path}
      role="search"
      class="w-full sm:w-72"
    >
      <label class="input input-sm w-full">
        <Icon base={base} name="search" class="size-4 text-muted" />
        <span class="sr-only">{label}</span>
        <input
          ref={input}
          type="search"
          name="search"
          {...initial}
          placeholder={label}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
        />
        <kbd class="kbd kbd-xs text-muted max-sm:hidden" aria-hidden="true">
          /
        </kbd>
      </label>
      {Object.entries(query).map(([name, value]) =>
        name !== "search" && value && (
          <input key={name} type="hidden" name={name} value={value} />
        )
      )}
      <p class="sr-only" role="status">{found}</p>
    </form>
  );
}

function onSlash(focus: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof Element &&
      event.target.closest(
        "input, textarea, select, [contenteditable], dialog",
      );
    if (
      event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey ||
      isTyping
    ) return;
    event.preventDefault();
    focus();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

function searchWhileTyping(
  form: HTMLFormElement,
  tell: (found: string) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  const search = async () => {
    running?.abort();
    running = new AbortController();
    const url = toSearchUrl(form);
    try {
      if (!await renewRegions(url, ["results", "filters"], running.signal)) {
        return location.assign(url);
      }
      history.replaceState(history.state, "", url);
      tell(document.getElementById("results")?.dataset.found ?? "");
    } catch (error) {
      const isOutdated = error instanceof DOMException &&
        error.name === "AbortError";
      if (!isOutdated) location.assign(url);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_MS);
  };
  const now = (event: Event) => {
    event.preventDefault();
    clearTimeout(timer);
    void search();
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", now);
  return () => {
    clearTimeout(timer);
    form.removeEventListener("input", soon);
    form.removeEventListener("submit", now);
  };
}

function toSearchUrl(form: HTMLFormElement): string {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim()) {
      params.set(name, value.trim());
    }
  }
  const { pathname } = new URL(form.action);
  return params.size > 0 ? `${pathname}?${params}` : pathname;
}
