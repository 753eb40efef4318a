import { page } from "fresh";
import { ConnectorCard } from "../../components/ConnectorCard.tsx";
import { FilterChips } from "../../components/FilterChips.tsx";
import {
  AddConnectorLink,
  NoConnectors,
} from "../../components/NoConnectors.tsx";
import { NextLink } from "../../components/NextLink.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { Results } from "../../components/Results.tsx";
import { ConnectorActions } from "../../islands/ConnectorActions.tsx";
import { ConnectorDialog } from "../../islands/ConnectorDialog.tsx";
import { LiveSearch } from "../../islands/LiveSearch.tsx";
import { countInstalled } from "../../lib/connectors/count.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { define } from "../../lib/define.ts";
import { hasPermission } from "../../lib/permissions.ts";
import {
  readInstalledQuery,
  toInstalledChips,
} from "../../lib/web/installed_query.ts";
import { toListHref } from "../../lib/web/query.ts";
import { TagFilter } from "../../components/TagFilter.tsx";
import { requireScope } from "../../lib/web/require_scope.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const scope = requireScope(ctx.state);
    const query = readInstalledQuery(ctx.url);
    const [list, counts] = await Promise.all([
      listInstalled(scope, query),
      countInstalled(scope),
    ]);
    const canWrite = hasPermission(scope, "connectors:write");
    const now = scope.means.clock.now().toISOString();
    const tenant = scope.tenant.name;
    return page({ query, list, counts, canWrite, tenant, now });
  },
});

export default define.page<typeof handler>(({ data, state: { base }, url }) => {
  const { query, list: { items, nextCursor }, counts, canWrite, tenant } = data;
  const { cursor, ...filters } = query;
  const path = `${base}/installed`;
  const found = items.length === 1
    ? "1 connector"
    : `${items.length} connectors`;
  return (
    <>
      <PageTitle
        title="Installed"
        lead={`What ${tenant} has connected.`}
        action={canWrite && counts.total > 0 && (
          <AddConnectorLink base={base} />
        )}
      />
      {counts.total > 0 && (
        <div class="mt-5 flex flex-wrap items-center gap-3">
          <LiveSearch
            base={base}
            path="/installed"
            label="Search connectors"
            query={filters}
          />
          <div id="filters" class="flex flex-wrap gap-3">
            <FilterChips
              label="Status"
              chips={toInstalledChips(path, filters, counts)}
            />
            <TagFilter
              base={base}
              tag={filters.tag}
              href={toListHref(path, { ...filters, tag: undefined })}
            />
          </div>
        </div>
      )}
      <Results found={nextCursor ? `${found}, and more` : found}>
        {items.length === 0
          ? (
            <NoConnectors
              base={base}
              filtered={counts.total > 0}
              canWrite={canWrite}
            />
          )
          : (
            <ul class="mt-6 grid grid-cols-1 gap-4 lg:grid-cols-2">
              {items.map((connector) => (
                <ConnectorCard
                  key={connector.id}
                  base={base}
                  connector={connector}
                  canWrite={canWrite}
                  here={url.pathname + url.search}
                  now={data.now}
                />
              ))}
            </ul>
          )}
        <NextLink
          base={base}
          firstHref={cursor ? toListHref(path, filters) : null}
          nextHref={nextCursor &&
            toListHref(path, { ...filters, cursor: nextCursor })}
        />
      </Results>
      {canWrite && <ConnectorActions base={base} />}
      {canWrite && <ConnectorDialog base={base} />}
    </>
  );
});
