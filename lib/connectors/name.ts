/**
 * The form in which names are unique: NFKC, trimmed, white space collapsed,
 * case folded (by way of upper case, so that "ß" and "SS" are one).
 */
export function normalizeName(name: string): string {
  const folded = name.normalize("NFKC").toUpperCase().toLowerCase();
  return toDisplayName(folded.normalize("NFKC"));
}

/** The form in which a name is kept: trimmed, white space collapsed. */
export function toDisplayName(name: string): string {
  return name.trim().replace(/\s+/g, " ");
}
