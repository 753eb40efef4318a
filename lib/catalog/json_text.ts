/** JSON that a person wrote. Throws an Error that says line and column of the first fault. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const lines = text.slice(0, faultPosition(text, message)).split("\n");
    const column = (lines.at(-1)?.length ?? 0) + 1;
    throw new Error(
      `line ${lines.length}, column ${column}: ${withoutPosition(message)}`,
    );
  }
}

/** Most of the platform's messages say the position; some show the text around it instead. */
function faultPosition(text: string, message: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  if (!hasWrongToken(text)) return text.length;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasWrongToken(text.slice(0, middle + 1))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether a character stands where none of its kind may, rather than the text ending too soon. */
function hasWrongToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return error instanceof Error && /is not valid JSON$/.test(error.message);
  }
}

function withoutPosition(message: string): string {
  return message
    .replace(/ (?:in JSON )?at position .*$/s, "")
    .replace(/, (?:\.\.\.)?".*is not valid JSON$/s, "");
}
