import type { LastCheckView } from "../lib/connectors/last_check.ts";
import { sayCheck } from "./check_report.ts";

/** What was just done, or why not, in one sentence without a period. */
export interface ToastMessage {
  readonly kind: "success" | "error";
  readonly text: string;
  /** The change of status that follows or takes it back, by one button. */
  readonly change?: StatusChange;
}

export interface StatusChange {
  readonly label: string;
  /** The connector's. */
  readonly id: string;
  readonly name: string;
  readonly to: "active" | "inactive";
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export function toStatusMessage(
  { id, name }: Named,
  status: "active" | "inactive",
): ToastMessage {
  const to = status === "active" ? "inactive" : "active";
  return {
    kind: "success",
    text: `${name} is ${status}`,
    change: { label: "Undo", id, name, to },
  };
}

/** Of a new connector, offers to activate what has all that it needs. */
export function toSavedMessage(
  saved: Named & { readonly authComplete: boolean; readonly version: number },
): ToastMessage {
  const { id, name, authComplete, version } = saved;
  if (version > 1) return { kind: "success", text: `${name} is saved` };
  const message: ToastMessage = { kind: "success", text: `${name} is added` };
  return authComplete
    ? { ...message, change: { label: "Activate", id, name, to: "active" } }
    : message;
}

export function toCheckedMessage(
  name: string,
  check: LastCheckView,
): ToastMessage {
  const kind = check.state === "connected" ? "success" : "error";
  // The card says the rest.
  const [sentence = ""] = sayCheck(check).split(/(?<=\.)\s/);
  return { kind, text: `${name}: ${sentence.replace(/\.$/, "")}` };
}

export function toConnectedMessage(
  { connector: { name }, identity }: {
    readonly connector: Named;
    readonly identity: string | null;
  },
): ToastMessage {
  const account = identity === null ? "" : ` as ${identity}`;
  return { kind: "success", text: `${name} is connected${account}` };
}
