export interface ReaderMeans {
  /** Finds the HTML of JSX that the server rendered. */
  readonly toSlot: (id: number) => unknown;
  /** What makes signals, for a table that holds some. */
  readonly signals: typeof import("./signals.ts") | null;
}

const CONSTANTS = [undefined, NaN, Infinity, -Infinity, -0];

/**
 * Reads the table that `serialize.ts` writes; an entry that two places refer to
 * is made once.
 */
export function createReader(
  table: readonly unknown[],
  { toSlot, signals }: ReaderMeans,
): (ref: unknown) => unknown {
  const made = new Map<unknown, unknown>();

  /** Keeps `value` before `fill` reads its parts, so that cycles end. */
  function keep<T>(ref: unknown, value: T, fill: (value: T) => void): T {
    made.set(ref, value);
    fill(value);
    return value;
  }

  function revive(ref: unknown, entry: unknown): unknown {
    if (!Array.isArray(entry)) return entry;
    const [tag, first, second]: unknown[] = entry;
    const rest: unknown[] = entry.slice(1);
    switch (tag) {
      case "A":
        return keep<unknown[]>(ref, [], (list) => {
          for (const item of rest) list.push(read(item));
        });
      case "O":
        return keep(ref, {}, (object) => {
          eachPair(
            rest,
            (key, value) =>
              Object.defineProperty(object, String(key), {
                value: read(value),
                writable: true,
                enumerable: true,
                configurable: true,
              }),
          );
        });
      case "S":
        return keep(ref, new Set(), (set) => {
          for (const item of rest) set.add(read(item));
        });
      case "M":
        return keep(ref, new Map(), (map) => {
          eachPair(rest, (key, value) => map.set(read(key), read(value)));
        });
      case "G":
        return signals && keep(ref, signals.signal<unknown>(null), (made) => {
          made.value = read(first);
        });
      case "C": {
        let value: unknown;
        return signals &&
          keep(ref, signals.computed(() => value), () => value = read(first));
      }
      case "D":
        return new Date(Number(read(first)));
      case "U":
        return new URL(String(first));
      case "R":
        return new RegExp(String(first), String(second));
      case "B":
        return BigInt(String(first));
      case "Y":
        return Uint8Array.from(
          atob(String(first)),
          (char) => char.charCodeAt(0),
        );
      default:
        return toSlot(Number(first));
    }
  }

  function read(ref: unknown): unknown {
    const index = Number(ref);
    if (index < 0) return CONSTANTS[-index - 1];
    if (!made.has(ref)) {
      const value = revive(ref, table[index]);
      made.set(ref, value);
    }
    return made.get(ref);
  }
  return read;
}

/** Whether it takes signals to read a table. */
export function holdsSignals(table: readonly unknown[]): boolean {
  return table.some((entry) =>
    Array.isArray(entry) && (entry[0] === "G" || entry[0] === "C")
  );
}

function eachPair(
  items: readonly unknown[],
  visit: (key: unknown, value: unknown) => void,
): void {
  for (let i = 0; i < items.length; i += 2) visit(items[i], items[i + 1]);
}
