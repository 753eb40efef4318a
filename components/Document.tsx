import type { ComponentChildren } from "preact";
import { asset } from "fresh/runtime";

export interface DocumentProps {
  readonly base: string;
  /** What the person chose; null follows the system. */
  readonly theme: "light" | "dark" | null;
  /** Whose the page is: scripts ask for nothing of another one. Null before signing in. */
  readonly tenantId: string | null;
  readonly children: ComponentChildren;
}

/** The HTML around every page; each page brings its title (`PageHead`). */
export function Document(
  { base, theme, tenantId, children }: DocumentProps,
) {
  return (
    <html
      lang="en"
      data-theme={theme ?? undefined}
      data-tenant={tenantId ?? undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link
          rel="icon"
          type="image/svg+xml"
          href={asset(`${base}/favicon.svg`)}
        />
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
          href={`${base}/inter.woff2`}
        />
        <link rel="stylesheet" href={asset(`${base}/styles.css`)} />
      </head>
      <body class="min-h-screen bg-base-200 text-base-content antialiased">
        {children}
      </body>
    </html>
  );
}
