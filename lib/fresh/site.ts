import type { Method, Middleware } from "./handlers.ts";
import { joinPattern } from "./patterns.ts";
import type { Router } from "./router.ts";
import type { Segment } from "./segments.ts";
import type { Snapshot } from "./snapshot.ts";

/** What the registrations of one app fill when its handler is made. */
export interface Site<State> {
  readonly root: Segment<State>;
  readonly router: Router<Middleware<State>[]>;
  readonly basePath: string;
  readonly snapshot: Snapshot;
}

/** Adds steps to a pattern; a second registration goes on where one ends. */
export function addRoute<State>(
  { router, basePath }: Site<State>,
  methods: readonly Method[],
  route: { pattern: string; steps: Middleware<State>[] },
): void {
  const pattern = joinPattern(basePath, route.pattern);
  for (const method of methods) {
    const earlier = router.find(method, pattern) ?? [];
    router.set(method, pattern, [...earlier, ...route.steps]);
  }
}
