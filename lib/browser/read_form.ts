import {
  type ConnectorTrees,
  type ReadConnectorForm,
  readConnectorForm,
} from "../../components/read_connector_form.ts";
import { toFormState } from "../forms/form_state.ts";
import type { FormPlan } from "../forms/form_plan.ts";
import { readPlan } from "../forms/read_plan.ts";

/** What a connector's form comes to, by the plan that the server has put into it. */
export function readForm(
  form: HTMLFormElement,
): ReadConnectorForm & { readonly isTrimmed: boolean } {
  const text = form.querySelector("[data-plan]")?.textContent ?? "{}";
  const plan = asPlans(JSON.parse(text));
  const given = toFormState(new FormData(form));
  const read = readConnectorForm(given, {
    config: readPlan(plan.config),
    auth: readPlan(plan.auth),
  });
  return { ...read, isTrimmed: read.state !== given };
}

/** Holds because the server writes it: `ConnectorForm` puts the two plans there. */
function asPlans(parsed: unknown): ConnectorTrees<FormPlan> {
  return parsed as ConnectorTrees<FormPlan>;
}
