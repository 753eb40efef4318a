import type { ConnectorView } from "../lib/connectors/view.ts";
import type { FieldErrors } from "../lib/errors.ts";
import { FormPage } from "./FormPage.tsx";
import { FormRefusal } from "./FormRefusal.tsx";
import { Notice } from "./Notice.tsx";
import { TextField } from "./TextField.tsx";

export interface MarkAsErrorPageProps {
  readonly base: string;
  readonly connector: ConnectorView;
  readonly typed: string;
  readonly refusal:
    | { readonly detail: string; readonly errors: FieldErrors }
    | null;
}

/** Asks before a person takes a connector out by hand, and why. */
export function MarkAsErrorPage(
  { base, connector, typed, refusal }: MarkAsErrorPageProps,
) {
  const { id, name, catalogName, icon } = connector;
  const back = `${base}/installed/${id}`;
  return (
    <FormPage
      base={base}
      title={`Mark ${name} as error`}
      lead={catalogName}
      icon={icon}
      back={{ href: back, label: name }}
    >
      <form method="post" action={`${back}/status`}>
        <div class="space-y-5 p-6">
          <FormRefusal refusal={refusal} labels={{ statusReason: "Reason" }} />
          <Notice base={base} kind="warning">
            Programs stop finding it among the publish targets at once, until
            somebody activates it again.
          </Notice>
          <input type="hidden" name="status" value="error" />
          <TextField
            base={base}
            name="statusReason"
            label="Reason"
            value={typed}
            optional
            maxLength={500}
            placeholder="Posts fail since the site has moved"
            help="Everyone in your team sees it on the connector."
            errors={refusal?.errors.statusReason}
          />
        </div>
        <div class="connector-form-foot">
          <a class="btn btn-sm" href={back} aria-current="false">Cancel</a>
          <button type="submit" class="btn btn-sm btn-error">
            Mark as error
          </button>
        </div>
      </form>
    </FormPage>
  );
}
