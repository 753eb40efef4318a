import { createDefine } from "fresh";
import type { Scope } from "./scope.ts";
import type { Services } from "./services.ts";

export type Theme = "light" | "dark";

/** What is told of a request in its log line; the API adds what it finds. */
export interface RequestTrace {
  readonly requestId: string;
  route: string | null;
  tenantId: string | null;
}

/** What the middlewares of `lib/app.ts` leave for routes. */
export interface State {
  readonly services: Services;
  readonly trace: RequestTrace;
  /** Base path of the app: "" or "/features/connectors". Every link begins with it. */
  readonly base: string;
  /** What the person chose; null follows the system. */
  readonly theme: Theme | null;
  /** Who asks; null when nobody is signed in, and below `/api`, which looks for itself. */
  scope: Scope | null;
}

export const define = createDefine<State>();
