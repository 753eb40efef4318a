import { newKeyRingEntry } from "../secrets/key_ring.ts";

/** Prints one entry for CONNECTORS_KEYS, and nothing else, so that it can be piped. */
if (import.meta.main) console.log(newKeyRingEntry(new Date()));
