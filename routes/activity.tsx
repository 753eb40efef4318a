import { page } from "fresh";
import { ActivityRow } from "../components/ActivityRow.tsx";
import { EmptyState } from "../components/EmptyState.tsx";
import { NextLink } from "../components/NextLink.tsx";
import { PageTitle } from "../components/PageTitle.tsx";
import { listAudit } from "../lib/audit/list.ts";
import { installedAmong } from "../lib/connectors/installed_among.ts";
import { define } from "../lib/define.ts";
import { readQuery, toListHref } from "../lib/web/query.ts";
import { requireScope } from "../lib/web/require_scope.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const scope = requireScope(ctx.state);
    const { cursor } = readQuery(ctx.url, ["cursor"]);
    const list = await listAudit(scope, { cursor });
    const connectors = list.items
      .filter(({ action }) => action.startsWith("connector."))
      .map(({ target }) => target.id);
    const installed = await installedAmong(scope, [...new Set(connectors)]);
    return page({ list, cursor, installed, tenant: scope.tenant.name });
  },
});

export default define.page<typeof handler>(({ data, state: { base } }) => {
  const { list: { items, nextCursor }, cursor, installed, tenant } = data;
  const path = `${base}/activity`;
  return (
    <>
      <PageTitle
        title="Activity"
        lead={`What happened in ${tenant}, newest first.`}
      />
      {items.length === 0
        ? (
          <EmptyState
            base={base}
            icon="clock"
            title={cursor ? "Nothing before this" : "Nothing has happened yet"}
          >
            Whatever people, programs and Connectors itself change here is
            recorded on this page.
          </EmptyState>
        )
        : (
          <ol class="panel mt-6 divide-y divide-base-300">
            {items.map((event) => (
              <ActivityRow
                key={event.id}
                base={base}
                event={event}
                hasPage={installed.has(event.target.id)}
              />
            ))}
          </ol>
        )}
      <NextLink
        base={base}
        firstHref={cursor ? path : null}
        nextHref={nextCursor && toListHref(path, { cursor: nextCursor })}
      />
    </>
  );
});
