import { useEffect, useState } from "preact/hooks";
import { Icon } from "../components/Icon.tsx";

export interface CopyButtonProps {
  readonly base: string;
  /** Id of the field whose text is copied: the text itself is not sent twice. */
  readonly of: string;
}

/** Copies a field's text. Not shown where it cannot work: without a script, or without a clipboard. */
export function CopyButton({ base, of }: CopyButtonProps) {
  const [can, setCan] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCan("clipboard" in navigator), []);

  async function copy(): Promise<void> {
    const field = document.getElementById(of);
    if (!(field instanceof HTMLInputElement)) return;
    field.select();
    await navigator.clipboard.writeText(field.value);
    setCopied(true);
  }
  return (
    <>
      <button
        type="button"
        class="btn btn-sm gap-1.5"
        hidden={!can}
        onClick={copy}
      >
        <Icon base={base} name={copied ? "check" : "copy"} />
        {copied ? "Copied" : "Copy"}
      </button>
      <span class="sr-only" role="status">{copied ? "Copied" : ""}</span>
    </>
  );
}
