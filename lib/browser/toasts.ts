import type { ToastMessage } from "../../components/toast_message.ts";

export interface ShownToast extends ToastMessage {
  readonly key: number;
}

type Follow = (toasts: readonly ShownToast[]) => void;

/** What the page says at present. Written in the browser only. */
let shown: readonly ShownToast[] = [];
let follower: Follow | null = null;
let lastKey = 0;

/** Tells the island that shows them, from now on, what there is to show. */
export function followToasts(follow: Follow): () => void {
  follower = follow;
  follow(shown);
  return () => follower = null;
}

function show(toasts: readonly ShownToast[]): void {
  shown = toasts;
  follower?.(toasts);
}

/** What is said of a connector takes the place of what was said of it before. Gives the key to unsay it by. */
export function say(message: ToastMessage): number {
  const { change } = message;
  const others = shown.filter((toast) =>
    !change || toast.change?.id !== change.id
  );
  show([...others.slice(-2), { ...message, key: ++lastKey }]);
  return lastKey;
}

export function unsay(key: number): void {
  show(shown.filter((toast) => toast.key !== key));
}
