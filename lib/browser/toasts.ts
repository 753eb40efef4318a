import { signal } from "@preact/signals";
import type { ToastMessage } from "../../components/toast_message.ts";

export interface ShownToast extends ToastMessage {
  readonly key: number;
}

/** What the page says at present. Written in the browser only. */
export const toasts = signal<readonly ShownToast[]>([]);

let lastKey = 0;

/** What is said of a connector takes the place of what was said of it before. Gives the key to unsay it by. */
export function say(message: ToastMessage): number {
  const { change } = message;
  const others = toasts.value.filter((toast) =>
    !change || toast.change?.id !== change.id
  );
  toasts.value = [...others.slice(-2), { ...message, key: ++lastKey }];
  return lastKey;
}

export function unsay(key: number): void {
  toasts.value = toasts.value.filter((toast) => toast.key !== key);
}
