import type { Capabilities } from "../lib/catalog/entry.ts";
import { toCapabilityWords } from "./capability_words.ts";
import { ChipList } from "./ChipList.tsx";

/** What can be published to a service. */
export function CapabilityList(
  { capabilities }: { readonly capabilities: Capabilities },
) {
  return (
    <ChipList label="Can publish" items={toCapabilityWords(capabilities)} />
  );
}
