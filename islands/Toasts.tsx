import { useEffect, useState } from "preact/hooks";
import { Toast } from "../components/Toast.tsx";
import type { ToastMessage } from "../components/toast_message.ts";
import { takeMessage } from "../lib/browser/next_page.ts";
import {
  followToasts,
  say,
  type ShownToast,
  unsay,
} from "../lib/browser/toasts.ts";

export interface ToastsProps {
  readonly base: string;
  /** Path of the page. */
  readonly here: string;
  /** What the last form has done, said by the page that it led to. */
  readonly flash: ToastMessage | null;
}

/** Long enough to read and to reach for "Undo". */
const SHOWN_MS = 10_000;

/** Messages in the corner, announced politely; they wait while the pointer or the focus is on them. */
export function Toasts({ base, here, flash }: ToastsProps) {
  const [first, setFirst] = useState(flash);
  const [toasts, show] = useState<readonly ShownToast[]>([]);
  const [held, setHeld] = useState(false);
  const passing = toasts.find(({ kind }) => kind === "success");

  useEffect(() => followToasts(show), []);
  // Said anew once the page listens: what stands in a page from its start is not announced.
  useEffect(() => {
    setFirst(null);
    const message = flash ?? takeMessage();
    if (message) say(message);
  }, []);
  useEffect(() => {
    if (!passing || held) return;
    const timer = setTimeout(() => unsay(passing.key), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [passing?.key, held]);

  return (
    <div
      role="status"
      aria-label="Messages"
      class="pointer-events-none fixed inset-x-4 bottom-4 z-30 flex flex-col items-end gap-2"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      {first && <Toast base={base} here={here} message={first} />}
      {toasts.map((toast) => (
        <Toast
          key={toast.key}
          base={base}
          here={here}
          message={toast}
          onClose={() => unsay(toast.key)}
        />
      ))}
    </div>
  );
}
