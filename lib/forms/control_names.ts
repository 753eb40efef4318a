/** The hidden companion of a checkbox whose value is absent and shows as false. */
export const UNSET = "unset";

/** The hidden companion of a checkbox whose value is absent and shows its default, true. */
export const UNSET_TRUE = "unset-true";

/** The name of the checkbox that clears a stored secret. No path begins so. */
export function removeName(path: string): string {
  return `remove:${path}`;
}
