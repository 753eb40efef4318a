import { isOfSameTenant } from "./page_tenant.ts";

/**
 * Renews parts of the page from the server's own HTML, by element id, and
 * keeps the focus on the control with the same `data-focus-key`. Returns
 * false where the page is not the one that was asked for, such as sign-in, or
 * is another tenant's by now.
 */
export async function renewRegions(
  url: string,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<boolean> {
  const response = await fetch(url, {
    headers: { accept: "text/html" },
    ...(signal ? { signal } : {}),
  });
  if (!response.ok || response.redirected) return false;
  const page = new DOMParser().parseFromString(
    await response.text(),
    "text/html",
  );
  if (!isOfSameTenant(page)) return false;
  const key = focusKeyOf(document.activeElement);
  for (const id of ids) {
    const now = document.getElementById(id);
    const then = page.getElementById(id);
    if (now && then) now.replaceWith(document.adoptNode(then));
  }
  if (key) focusOn(key);
  return true;
}

/** Moves the focus to the control with this key; false where there is none. */
export function focusOn(key: string): boolean {
  const control = document.querySelector<HTMLElement>(
    `[data-focus-key="${CSS.escape(key)}"]`,
  );
  control?.focus();
  return control !== null;
}

function focusKeyOf(element: Element | null): string | undefined {
  return element instanceof HTMLElement ? element.dataset.focusKey : undefined;
}
