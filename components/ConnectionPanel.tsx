import type { ConnectorView } from "../lib/connectors/view.ts";
import type { OauthUse } from "../lib/oauth/settings.ts";
import { ConnectButton } from "./ConnectButton.tsx";
import { ConnectionState } from "./ConnectionState.tsx";
import { Time } from "./Time.tsx";

/** What the page of a connector says of its connection. */
export interface ConnectionPanelData {
  readonly uses: readonly OauthUse[];
  /** Whether access goes on without a person. */
  readonly lasts: boolean;
  readonly now: string;
}

export interface ConnectionPanelProps extends ConnectionPanelData {
  readonly base: string;
  readonly connector: ConnectorView;
}

/** Whether an account is connected and which, what is asked for, and the way to the service. */
export function ConnectionPanel(
  { base, connector, uses, lasts, now }: ConnectionPanelProps,
) {
  const { id, catalogName, connection, authComplete } = connector;
  if (connection === null) return null;
  const { connectedAt, identity } = connection;
  return (
    <section
      class="panel mx-auto mt-4 max-w-2xl p-6"
      aria-labelledby="connection-title"
    >
      <h2 id="connection-title" class="font-semibold">Account</h2>
      {connectedAt && (
        <p class="mt-1 text-sm text-muted">
          {identity
            ? (
              <>
                Connected as <b class="text-base-content">{identity}</b>
              </>
            )
            : "Connected"} since <Time at={connectedAt} />.
        </p>
      )}
      <ConnectionState
        base={base}
        connection={connection}
        now={now}
        class="mt-3"
      />
      <Uses service={catalogName} uses={uses} />
      {!lasts && (
        <p class="mt-3 text-sm text-muted">
          {catalogName}{" "}
          gives access for a limited time and seldom lets it be renewed:
          somebody connects the account again before it ends.
        </p>
      )}
      <div class="mt-4">
        {authComplete
          ? (
            <ConnectButton
              base={base}
              id={id}
              quiet={connection.connected}
              label={connectedAt ? "Connect again" : `Connect ${catalogName}`}
            />
          )
          : (
            <p class="text-sm text-muted">
              Fill in the sign-in above and save, then connect the account.
            </p>
          )}
      </div>
    </section>
  );
}

function Uses(
  { service, uses }: {
    readonly service: string;
    readonly uses: readonly OauthUse[];
  },
) {
  if (uses.length === 0) return null;
  return (
    <>
      <p class="mt-4 text-sm">
        You sign in at {service} and are asked to allow this:
      </p>
      <ul class="mt-2 space-y-1 text-sm">
        {uses.map(({ use, scopes }) => (
          <li key={use} class="wrap-anywhere">
            {use}{" "}
            <span class="font-mono text-xs text-muted">
              {scopes.join(" ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
