import { page } from "fresh";
import type { CheckReport } from "../../../components/check_report.ts";
import { InstallPage } from "../../../components/InstallPage.tsx";
import { findCatalogEntry } from "../../../lib/catalog/find_entry.ts";
import type { CatalogEntryDetailView } from "../../../lib/catalog/view.ts";
import { define } from "../../../lib/define.ts";
import { toFormPlace } from "../../../lib/web/form_place.ts";
import { readForm } from "../../../lib/web/read_form.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";
import {
  type TestedForm,
  testForm,
  wantsReport,
  withRetypeNote,
} from "../../../lib/web/test_form.ts";

interface TestData extends TestedForm {
  readonly entry: CatalogEntryDetailView;
  readonly report: CheckReport;
}

/** The form of a new connector comes back with what a test of it has found; nothing is saved. */
export const handler = define.handlers<TestData>({
  GET(ctx) {
    const key = encodeURIComponent(ctx.params.key ?? "");
    return seeOther(ctx.state, `${ctx.state.base}/catalog/${key}/install`);
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const entry = await findCatalogEntry(scope, ctx.params.key ?? "");
    const form = await readForm(ctx.req);
    const tested = await testForm(scope, { form, entry, id: undefined });
    if (wantsReport(ctx.req)) return Response.json(tested.report);
    const report = withRetypeNote(tested.report, form);
    return page({ ...tested, entry, report });
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <InstallPage {...data} {...toFormPlace(state)} />
));
