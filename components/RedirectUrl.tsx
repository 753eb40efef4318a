import { CopyButton } from "../islands/CopyButton.tsx";

export interface RedirectUrlProps {
  readonly base: string;
  readonly url: string;
}

/** What the app at the service must be told: where it sends people back to. */
export function RedirectUrl({ base, url }: RedirectUrlProps) {
  return (
    <div class="pb-5">
      <label class="text-sm font-medium" for="redirect-url">
        Redirect URL
      </label>
      <div class="mt-1.5 flex flex-wrap items-center gap-2">
        <input
          class="input min-w-0 flex-1 basis-72 font-mono text-xs"
          id="redirect-url"
          readonly
          aria-describedby="redirect-url-help"
          value={url}
        />
        <CopyButton base={base} of="redirect-url" />
      </div>
      <p id="redirect-url-help" class="mt-1.5 text-xs text-muted">
        Enter it in your app at the service, exactly like this. Some call it
        callback URL.
      </p>
    </div>
  );
}
