import type { ErrorCode, Problem } from "../lib/errors.ts";
import { Brand } from "./Brand.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon_names.ts";
import { PageHead } from "./PageHead.tsx";

export interface ErrorPageProps {
  readonly base: string;
  readonly problem: Problem;
  readonly signedIn: boolean;
}

interface Look {
  readonly icon: IconName;
  /** What to do, where the detail does not say it. */
  readonly advice: string | null;
}

const PLAIN: Look = {
  icon: "alert-circle",
  advice:
    "Go back and try again. If it stays, tell an admin the request id below.",
};

const LOOKS: Partial<Record<ErrorCode, Look>> = {
  forbidden: { icon: "lock", advice: null },
  not_found: {
    icon: "search-off",
    advice: "It may have been deleted, or the address is not quite right.",
  },
  unauthenticated: {
    icon: "user",
    advice:
      "Sign in in another tab, then reload this page: your browser sends what you typed once more.",
  },
  conflict: {
    icon: "alert-triangle",
    advice: "Look at the present state and try again.",
  },
  rate_limited: {
    icon: "clock",
    advice: "Wait a few minutes and try again.",
  },
  internal: {
    icon: "alert-triangle",
    advice:
      "Nothing you did is to blame. Try again; if it stays, tell an admin the request id below.",
  },
};

/** What a request that was refused or failed shows: what happened, what to do, and the id that the log has. */
export function ErrorPage({ base, problem, signedIn }: ErrorPageProps) {
  const panel = (
    <ErrorPanel
      base={base}
      problem={problem}
      signedIn={signedIn}
    />
  );
  if (signedIn) return <div class="mx-auto max-w-xl sm:py-8">{panel}</div>;
  return (
    <main class="mx-auto flex min-h-screen max-w-xl flex-col justify-center px-4 py-10">
      <div class="mb-6 self-center">
        <Brand base={base} />
      </div>
      {panel}
    </main>
  );
}

function ErrorPanel({ base, problem, signedIn }: ErrorPageProps) {
  const { icon, advice } = LOOKS[problem.code] ?? PLAIN;
  return (
    <div class="panel p-6 sm:p-8">
      <PageHead title={problem.title} />
      <div class="flex items-center gap-2 text-muted">
        <Icon base={base} name={icon} class="size-5" />
        <p class="text-sm font-medium tabular-nums">{problem.status}</p>
      </div>
      <h1 class="mt-3 text-2xl font-semibold tracking-tight">
        {problem.title}
      </h1>
      <p class="mt-2 wrap-anywhere">{problem.detail}.</p>
      {advice && <p class="mt-2 text-sm text-muted">{advice}</p>}
      <NextStep base={base} problem={problem} signedIn={signedIn} />
      <p class="mt-6 border-t border-base-300 pt-4 text-xs break-all text-muted">
        Request id <code class="font-mono">{problem.requestId}</code>
      </p>
    </div>
  );
}

function NextStep(
  { base, problem, signedIn }: ErrorPageProps,
) {
  const isSignedOut = problem.code === "unauthenticated";
  return (
    <p class="mt-6 flex flex-wrap gap-2">
      {signedIn
        ? (
          <>
            <a
              class="btn btn-sm btn-primary"
              href={`${base}/installed`}
              aria-current="false"
            >
              Installed connectors
            </a>
            <a class="btn btn-sm" href={`${base}/catalog`} aria-current="false">
              Catalog
            </a>
          </>
        )
        : (
          <a
            class="btn btn-sm btn-primary"
            href={`${base}/sign-in`}
            target={isSignedOut ? "_blank" : undefined}
          >
            Sign in{" "}
            {isSignedOut && <span class="sr-only">(opens in a new tab)</span>}
          </a>
        )}
    </p>
  );
}
