import { placeOf } from "../../lib/forms/control_names.ts";
import type { FormState } from "../../lib/forms/form_state.ts";
import { isWithin } from "../../lib/forms/paths.ts";
import { HiddenText } from "./HiddenText.tsx";

export interface HiddenEntriesProps {
  readonly state: FormState;
  /** The places whose entries are kept though nothing of them is drawn. */
  readonly places: readonly string[];
}

/** What was filled in and is not asked for now: the other branches of a chooser, members that a condition hides. */
export function HiddenEntries({ state, places }: HiddenEntriesProps) {
  if (places.length === 0) return null;
  const entries = [...state.texts].filter(([name]) =>
    places.some((place) => isWithin(placeOf(name), place))
  );
  return (
    <>
      {entries.flatMap(([name, texts]) =>
        texts.map((text) => (
          <HiddenText key={`${name} ${text}`} name={name} text={text} />
        ))
      )}
    </>
  );
}
