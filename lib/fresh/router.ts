import { type Method, METHODS, type Middleware } from "./handlers.ts";
import {
  compilePattern,
  isDynamic,
  joinPattern,
  type MatchPath,
  type Params,
} from "./patterns.ts";

interface Entry<State> {
  readonly pattern: string;
  readonly match: MatchPath;
  readonly byMethod: Map<string, readonly Middleware<State>[]>;
}

export interface Match<State> {
  readonly pattern: string;
  readonly params: Params;
  /** Undefined if the path is known, but not with this method. */
  readonly steps: readonly Middleware<State>[] | undefined;
  readonly allowed: () => string;
}

/** Static paths by look-up, dynamic ones in the order in which they came. */
export class Router<State> {
  readonly #basePath: string;
  readonly #statics = new Map<string, Entry<State>>();
  readonly #dynamics = new Map<string, Entry<State>>();

  constructor(basePath: string) {
    this.#basePath = basePath;
  }

  /** Adds steps to a pattern; a second registration goes on where one ends. */
  add(
    methods: readonly Method[],
    pattern: string,
    steps: readonly Middleware<State>[],
  ): void {
    const { byMethod } = this.#entry(joinPattern(this.#basePath, pattern));
    for (const method of methods) {
      byMethod.set(method, [...byMethod.get(method) ?? [], ...steps]);
    }
  }

  #entry(pattern: string): Entry<State> {
    const dynamic = isDynamic(pattern);
    const table = dynamic ? this.#dynamics : this.#statics;
    const key = dynamic ? pattern : withoutSlash(pattern);
    let entry = table.get(key);
    if (entry === undefined) {
      const match = dynamic ? compilePattern(pattern) : () => ({});
      entry = { pattern, match, byMethod: new Map() };
      table.set(key, entry);
    }
    return entry;
  }

  match(method: string, pathname: string): Match<State> | null {
    const entry = this.#statics.get(withoutSlash(pathname));
    if (entry !== undefined) return toMatch(entry, {}, method);
    for (const entry of this.#dynamics.values()) {
      const params = entry.match(pathname);
      if (params !== null) return toMatch(entry, params, method);
    }
    return null;
  }
}

function withoutSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}

function toMatch<State>(
  { pattern, byMethod }: Entry<State>,
  params: Params,
  method: string,
): Match<State> {
  const steps = byMethod.get(method) ??
    (method === "HEAD" ? byMethod.get("GET") : undefined);
  const answers = (name: Method) =>
    byMethod.has(name) || name === "HEAD" && byMethod.has("GET");
  const allowed = () => METHODS.filter(answers).join(", ");
  return { pattern, params, steps, allowed };
}
