import { LiveForm } from "../islands/LiveForm.tsx";
import type { ConnectorView } from "../lib/connectors/view.ts";
import { textOf } from "../lib/forms/form_state.ts";
import { toPlan } from "../lib/forms/form_plan.ts";
import {
  ConnectorFields,
  type FormEntry,
  OWN_LABELS,
} from "./ConnectorFields.tsx";
import { spellOut } from "./capability_words.ts";
import type { CheckReport } from "./check_report.ts";
import { ConnectorFormFoot } from "./ConnectorFormFoot.tsx";
import { type ConnectorDraft, toTrees } from "./connector_draft.ts";
import type { ConnectorRefusal } from "./connector_refusal.ts";
import { DRAWN_FOR, DrawnFor } from "./DrawnFor.tsx";
import { DefaultButton } from "./forms/DefaultButton.tsx";
import { PlanData } from "./forms/PlanData.tsx";
import { toSummaryItems } from "./forms/summary_items.ts";

export interface ConnectorFormProps {
  readonly base: string;
  readonly entry: FormEntry;
  /** Null for a new one. */
  readonly connector:
    | Pick<ConnectorView, "id" | "name" | "version" | "authFields">
    | null;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
  /** What was just changed with one of its buttons. */
  readonly change?:
    | { readonly focus: string | null; readonly said: string }
    | undefined;
  /** What a test of the connection has found, where that is what the page answers. */
  readonly report?: CheckReport | undefined;
  /** Where services send people back to. */
  readonly redirectUrl: string;
  /** Where the connector belongs. */
  readonly tenantId: string;
  /** Where "Cancel" leads. */
  readonly backHref: string;
}

/**
 * The form of a connector, new or not. As it stands it posts to its page; with
 * a script it goes to the API, and what is wrong appears in place.
 */
export function ConnectorForm(
  { base, entry, connector, draft, refusal, ...props }: ConnectorFormProps,
) {
  const { change, report = null, redirectUrl, tenantId, backHref } = props;
  const trees = toTrees(entry);
  const errors = refusal?.errors ?? {};
  const action = connector
    ? `${base}/installed/${connector.id}`
    : `${base}/catalog/${entry.key}/install`;
  const form = {
    base,
    state: draft,
    errors,
    secrets: secretsOf(connector),
    focus: change?.focus ?? null,
  };
  const items = toSummaryItems({
    errors,
    trees: [trees.config, trees.auth],
    state: draft,
    labels: OWN_LABELS,
  });
  const attributes = { method: "post", action, novalidate: true };
  return (
    <form
      {...attributes}
      class="connector-form"
      data-live={entry.key}
      data-connector={connector?.id}
      data-title={connector
        ? `Configure ${connector.name}`
        : `Add ${entry.name}`}
      data-lead={`${entry.name} · ${
        spellOut(entry.category)
      } · ${entry.authLabel}`}
      data-icon={entry.icon}
    >
      <DefaultButton />
      <DrawnFor tenantId={textOf(draft, DRAWN_FOR) || tenantId} />
      {connector && (
        <input type="hidden" name="version" value={connector.version} />
      )}
      <div class="connector-form-body">
        <div data-own>
          <LiveForm
            base={base}
            refusal={refusal && { ...refusal, items }}
            said={change?.said ?? ""}
            presentHref={connector ? action : null}
          />
        </div>
        <ConnectorFields
          entry={entry}
          trees={trees}
          form={form}
          isNew={connector === null}
          redirectUrl={redirectUrl}
        />
      </div>
      <ConnectorFormFoot
        base={base}
        entry={entry}
        action={action}
        report={report}
        isNew={connector === null}
        backHref={backHref}
      />
      <PlanData
        data={{
          config: toPlan(trees.config, draft),
          auth: toPlan(trees.auth, draft),
        }}
      />
    </form>
  );
}

function secretsOf(connector: ConnectorFormProps["connector"]) {
  const fields = Object.entries(connector?.authFields ?? {});
  return Object.fromEntries(
    fields.map(([key, state]) => [`auth.${key}`, state]),
  );
}
