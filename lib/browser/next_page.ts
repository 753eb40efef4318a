import type { ToastMessage } from "../../components/toast_message.ts";

const KEY = "connectors.toast";

/** Leaves a message for the page that is opened next, in this tab. */
export function leaveMessage(message: ToastMessage): void {
  sessionStorage.setItem(KEY, JSON.stringify(message));
}

/** The message that the page before has left, once. */
export function takeMessage(): ToastMessage | null {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  sessionStorage.removeItem(KEY);
  return JSON.parse(text);
}
