import { type Method, METHODS } from "./handlers.ts";
import {
  compilePattern,
  isDynamic,
  type MatchPath,
  type Params,
} from "./patterns.ts";

interface Entry<T> {
  readonly pattern: string;
  readonly match: MatchPath;
  readonly byMethod: Map<string, T>;
}

/** `target` is missing if the path is known, but not with this method. */
export interface Match<T> {
  readonly pattern: string;
  readonly params: Params;
  readonly target: T | undefined;
  readonly allowed: () => string;
}

const NO_PARAMS: Params = {};

/** Static paths by look-up, dynamic ones in the order in which they came. */
export class Router<T> {
  readonly #statics = new Map<string, Entry<T>>();
  readonly #dynamics = new Map<string, Entry<T>>();

  /** What already answers this method of this pattern. */
  find(method: Method, pattern: string): T | undefined {
    return this.#entry(pattern).byMethod.get(method);
  }

  set(method: Method, pattern: string, target: T): void {
    this.#entry(pattern).byMethod.set(method, target);
  }

  #entry(pattern: string): Entry<T> {
    const dynamic = isDynamic(pattern);
    const table = dynamic ? this.#dynamics : this.#statics;
    const key = dynamic ? pattern : withoutSlash(pattern);
    let entry = table.get(key);
    if (entry === undefined) {
      const match = dynamic ? compilePattern(pattern) : () => NO_PARAMS;
      entry = { pattern, match, byMethod: new Map() };
      table.set(key, entry);
    }
    return entry;
  }

  match(method: string, pathname: string): Match<T> | null {
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

function toMatch<T>(
  { pattern, byMethod }: Entry<T>,
  params: Params,
  method: string,
): Match<T> {
  const target = byMethod.get(method) ??
    (method === "HEAD" ? byMethod.get("GET") : undefined);
  const answers = (name: Method) =>
    byMethod.has(name) || name === "HEAD" && byMethod.has("GET");
  const allowed = () => METHODS.filter(answers).join(", ");
  return { pattern, params, target, allowed };
}
