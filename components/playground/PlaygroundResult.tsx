import type { FieldErrors } from "../../lib/errors.ts";

export interface PlaygroundResultProps {
  /** As JSON; "" where nothing is filled in. */
  readonly value: string;
  readonly errors: FieldErrors;
}

/** What the form comes to, and what the validator says of it. */
export function PlaygroundResult({ value, errors }: PlaygroundResultProps) {
  const lines = Object.entries(errors);
  return (
    <div class="panel grid min-w-0 gap-3 p-5">
      <h2 class="font-semibold">Value</h2>
      <pre
        tabIndex={0}
        aria-label="Value as JSON"
        class="max-h-96 overflow-auto rounded-lg bg-base-200 p-3 font-mono text-xs"
      >
        {value || "(nothing)"}
      </pre>
      <h2 class="font-semibold">Errors</h2>
      {lines.length === 0
        ? <p class="text-sm text-muted">None: the value is valid.</p>
        : (
          <ul class="grid gap-1.5 text-sm">
            {lines.map(([path, sentences]) => (
              <li key={path} class="min-w-0 wrap-anywhere">
                <code class="text-xs text-muted">{path}</code>
                <br />
                {sentences.join(". ")}
              </li>
            ))}
          </ul>
        )}
    </div>
  );
}
