import { page } from "fresh";
import type { CheckReport } from "../../../components/check_report.ts";
import { ConfigureFormPage } from "../../../components/ConfigureFormPage.tsx";
import { define } from "../../../lib/define.ts";
import {
  type ConfigureData,
  readConfigureData,
  readVersion,
} from "../../../lib/web/configure.ts";
import { requireFormDrawnFor } from "../../../lib/web/drawn_for.ts";
import { toFormPlace } from "../../../lib/web/form_place.ts";
import { readForm } from "../../../lib/web/read_form.ts";
import { toConnectionPanel } from "../../../lib/web/connect.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";
import {
  testForm,
  wantsReport,
  withRetypeNote,
} from "../../../lib/web/test_form.ts";

/** The form of a connector comes back with what a test of it has found; nothing is saved. */
export const handler = define.handlers<
  ConfigureData & { readonly report: CheckReport }
>({
  GET(ctx) {
    return seeOther(
      ctx.state,
      `${ctx.state.base}/installed/${encodeURIComponent(ctx.params.id ?? "")}`,
    );
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const id = ctx.params.id ?? "";
    const form = await readForm(ctx.req);
    requireFormDrawnFor(scope, form);
    const { entry } = await readConfigureData(scope, id);
    const version = readVersion(form);
    const { report, ...tested } = await testForm(scope, { form, entry, id });
    if (wantsReport(ctx.req)) return Response.json(report);
    const { connector } = await readConfigureData(scope, id);
    return page({
      ...tested,
      entry,
      connector: { ...connector, version },
      report: withRetypeNote(report, form),
    });
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <ConfigureFormPage
    {...data}
    {...toFormPlace(state)}
    connection={toConnectionPanel(state, data)}
  />
));
