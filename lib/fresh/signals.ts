/** What `boot.ts` fetches for props that hold signals: these two and no more. */
export { computed, signal } from "@preact/signals";
