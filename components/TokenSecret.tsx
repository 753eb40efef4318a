import type { ComponentChildren } from "preact";
import { Notice } from "./Notice.tsx";

export interface TokenSecretProps {
  readonly base: string;
  readonly secret: string;
  /** Control that copies it, where scripts run. */
  readonly copy: ComponentChildren;
}

/** A new token, shown this once. */
export function TokenSecret({ base, secret, copy }: TokenSecretProps) {
  return (
    <Notice base={base} kind="success" class="mt-6" alert>
      <p class="font-medium">Copy the new token now. It is not shown again.</p>
      <div class="mt-2 flex flex-wrap items-center gap-2 pb-1">
        <input
          class="input min-w-0 flex-1 basis-72 font-mono text-xs"
          id="new-token"
          readonly
          aria-label="New token"
          value={secret}
        />
        {copy}
      </div>
    </Notice>
  );
}
