import type {
  ConnectQuestion,
  ConnectRefusal,
  ConnectRefusalReason,
} from "../lib/connectors/connection/result.ts";
import { ConnectButton } from "./ConnectButton.tsx";
import { Notice } from "./Notice.tsx";
import { PageTitle } from "./PageTitle.tsx";

interface Words {
  readonly title: string;
  /** What happened, and what to do. */
  readonly text: string;
}

const WORDS: Readonly<Record<ConnectRefusalReason, Words>> = {
  denied: {
    title: "You did not allow it",
    text:
      "The service says that access was denied, so nothing was connected. If that was not what you wanted, connect again and allow what is asked for.",
  },
  expired: {
    title: "This took too long",
    text:
      "What the service sent back is not waited for here: it was begun more than ten minutes ago, or in another tenant. Open the connector and connect again.",
  },
  mismatched: {
    title: "This was begun elsewhere",
    text:
      "Connecting was begun in another browser or before you signed in anew, and it can be finished only there. Open the connector and connect again from here.",
  },
  replayed: {
    title: "This answer was used already",
    text:
      "It counts once. If the connector shows that it is connected, all is well; otherwise connect again.",
  },
  gone: {
    title: "The connector is gone",
    text:
      "Somebody has deleted it meanwhile. Nothing was connected; you can take the app's access away in your account at the service.",
  },
  failed: {
    title: "The service gave no access",
    text:
      "Nothing was connected, and what was connected before still is. Look at what the service says, change the sign-in of the connector if it is to blame, and connect again.",
  },
};

/** What became of connecting where it did not work, and the way on. */
export function ConnectRefused(
  { base, refusal }: {
    readonly base: string;
    readonly refusal: ConnectRefusal;
  },
) {
  const { reason, connector, detail } = refusal;
  const { title, text } = WORDS[reason];
  return (
    <div class="mx-auto max-w-2xl">
      <PageTitle title={title} lead={connector?.name ?? "Connecting"} />
      <div class="panel mt-6 p-6">
        <p>{text}</p>
        {detail && (
          <Notice base={base} kind="error" class="mt-4">{detail}</Notice>
        )}
        <div class="mt-6 flex flex-wrap gap-2">
          {connector && (
            <>
              <ConnectButton
                base={base}
                id={connector.id}
                label="Connect again"
              />
              <a
                class="btn btn-sm"
                href={`${base}/installed/${connector.id}`}
                aria-current="false"
              >
                Configure {connector.name}
              </a>
            </>
          )}
          {!connector && (
            <a
              class="btn btn-sm btn-primary"
              href={`${base}/installed`}
              aria-current="false"
            >
              Installed connectors
            </a>
          )}
        </div>
      </div>
    </div>
  );
}

/** Asks before the account that a connector is connected to is replaced by another. */
export function ConnectAsks(
  { base, question }: {
    readonly base: string;
    readonly question: ConnectQuestion;
  },
) {
  const { connector: { id, name }, token, before, after } = question;
  return (
    <div class="mx-auto max-w-2xl">
      <PageTitle title="This is another account" lead={name} />
      <form method="post" action={`${base}/oauth/confirm`} class="panel mt-6">
        <div class="space-y-4 p-6">
          <p>
            {name} was connected as{" "}
            <b>{before ?? "an unknown account"}</b>, and you have just signed in
            as <b>{after ?? "an unknown account"}</b>.
          </p>
          <p class="text-sm text-muted">
            Everything that is published through this connector goes to the
            account that it is connected to. Nothing has changed so far.
          </p>
          <input type="hidden" name="token" value={token} />
        </div>
        <div class="connector-form-foot">
          <a
            class="btn btn-sm"
            href={`${base}/installed/${id}`}
            aria-current="false"
          >
            Keep {before ?? "the account of before"}
          </a>
          <button type="submit" class="btn btn-sm btn-primary">
            Change to {after ?? "this account"}
          </button>
        </div>
      </form>
    </div>
  );
}
