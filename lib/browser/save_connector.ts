import {
  type ConnectorDraft,
  readConnectorForm,
} from "../../components/connector_draft.ts";
import type {
  ConnectorRefusal,
  FormEntry,
} from "../../components/ConnectorFields.tsx";
import type { ConnectorView } from "../connectors/view.ts";
import { apiOf } from "./api.ts";

/** What the form needs of a connector that is there already. */
export type FormConnector = Pick<
  ConnectorView,
  "id" | "version" | "authFields"
>;

export interface SaveMeans {
  readonly base: string;
  readonly entry: FormEntry;
  /** Null for a new one. */
  readonly connector: FormConnector | null;
}

export type SaveOutcome =
  | { readonly saved: ConnectorView }
  | {
    readonly saved: null;
    readonly draft: ConnectorDraft;
    readonly refusal: ConnectorRefusal;
    /** The present one, where somebody else has changed it: saving again replaces it knowingly. */
    readonly connector: FormConnector | null;
  };

/** Sends a connector's form to the API: a new one is installed, another one updated. */
export async function saveConnector(
  { base, entry, connector }: SaveMeans,
  form: HTMLFormElement,
): Promise<SaveOutcome> {
  const api = apiOf(base);
  const { input, draft } = readConnectorForm(new FormData(form), entry);
  const answer = connector
    ? await api.update(connector.id, input, connector.version)
    : await api.install({ ...input, catalogKey: entry.key });
  if (answer.ok) return { saved: answer.value };
  const { code, detail, errors = {} } = answer.problem;
  const present = connector && code === "stale"
    ? await api.connector(connector.id)
    : null;
  return {
    saved: null,
    draft,
    refusal: { code, detail, errors },
    connector: present?.ok ? present.value : connector,
  };
}
