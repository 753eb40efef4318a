import { isValidElement } from "preact";
import type { Instance } from "./render_state.ts";

/** Stands for JSX whose HTML is in the document. */
export class SlotRef {
  constructor(readonly id: number) {}
}

/**
 * Turns the props of a page's islands into one JavaScript literal, so that what
 * two of them share is still one thing in the browser. Each value is an entry
 * of a table; entries refer to others by index, or by a negative number to a
 * constant that JSON lacks. `revive.ts` is the way back.
 */
export function serializeInstances(instances: readonly Instance[]): {
  roots: number[];
  table: string;
} {
  const table: unknown[] = [];
  const seen = new Map<unknown, number>();

  const add: Add = (value, place) => {
    const constant = constantOf(value);
    if (constant !== undefined) return constant;
    const known = seen.get(value);
    if (known !== undefined) return known;
    const index = table.push(null) - 1;
    seen.set(value, index);
    table[index] = toEntry(value, place, add);
    return index;
  };

  const roots = instances.map(({ island, props }) =>
    add(props, { island: island.name, path: "" })
  );
  return { roots, table: toScript(table) };
}

interface Place {
  readonly island: string;
  readonly path: string;
}
type Add = (value: unknown, place: Place) => number;

/** No string may end the script or start a comment in it. */
function toScript(table: unknown): string {
  return JSON.stringify(table).replace(
    /[<\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function constantOf(value: unknown): number | undefined {
  if (value === undefined) return -1;
  if (typeof value !== "number") return undefined;
  if (Number.isNaN(value)) return -2;
  if (value === Infinity) return -3;
  if (value === -Infinity) return -4;
  return Object.is(value, -0) ? -5 : undefined;
}

function toEntry(value: unknown, place: Place, add: Add): unknown {
  if (typeof value === "bigint") return ["B", `${value}`];
  if (typeof value === "function" || typeof value === "symbol") {
    throw refuse(place, `a ${typeof value}`);
  }
  if (typeof value !== "object" || value === null) return value;

  const within = (item: unknown, key: unknown) =>
    add(item, { ...place, path: `${place.path}[${String(key)}]` });
  if (Array.isArray(value)) return ["A", ...Array.from(value, within)];
  if (value instanceof SlotRef) return ["J", value.id];
  if (isSignal(value)) {
    return [isWritable(value) ? "G" : "C", add(value.peek(), place)];
  }
  if (value instanceof Date) return ["D", add(value.getTime(), place)];
  if (value instanceof URL) return ["U", value.href];
  if (value instanceof RegExp) return ["R", value.source, value.flags];
  if (value instanceof Set) return ["S", ...[...value].map(within)];
  if (value instanceof Map) {
    return [
      "M",
      ...[...value].flatMap(([key, item], i) => [
        within(key, i),
        within(item, i),
      ]),
    ];
  }
  // The view's own bytes: the buffer behind it may hold those of others.
  if (value instanceof Uint8Array) return ["Y", value.toBase64()];
  return toObjectEntry(value, place, add);
}

function toObjectEntry(value: object, place: Place, add: Add): unknown {
  if (isValidElement(value)) throw refuse(place, "JSX inside another value");
  if (value instanceof Promise) throw refuse(place, "a promise");
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    throw refuse(place, `an instance of ${value.constructor?.name}`);
  }
  return [
    "O",
    ...Object.entries(value).flatMap(([key, item]) => [
      key,
      add(item, {
        ...place,
        path: place.path === "" ? key : `${place.path}.${key}`,
      }),
    ]),
  ];
}

function refuse({ island, path }: Place, kind: string): TypeError {
  return new TypeError(
    `Cannot send prop "${path}" of island ${island} to the browser: ` +
      `it is ${kind}`,
  );
}

interface SignalLike {
  peek(): unknown;
}

/** By brand: the server needs no signals unless the app uses them. */
export function isSignal(value: object): value is SignalLike {
  return "brand" in value && value.brand === Symbol.for("preact-signals");
}

/** A computed's `value` has a getter only. */
function isWritable(signal: SignalLike): boolean {
  const prototype: unknown = Object.getPrototypeOf(signal);
  return Object.getOwnPropertyDescriptor(prototype, "value")?.set !== undefined;
}
