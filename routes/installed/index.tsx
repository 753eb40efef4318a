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
import { TagFilter } from "../../components/TagFilter.tsx";
import { ConnectorActions } from "../../islands/ConnectorActions.tsx";
import { ConnectorDialog } from "../../islands/ConnectorDialog.tsx";
import { LiveSearch } from "../../islands/LiveSearch.tsx";
import {
  countInstalled,
  type InstalledCounts,
} from "../../lib/connectors/count.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import type { ConnectorView } from "../../lib/connectors/view.ts";
import { define } from "../../lib/define.ts";
import type { Page } from "../../lib/kv/page.ts";
import { hasPermission } from "../../lib/permissions.ts";
import {
  type InstalledQuery,
  readInstalledQuery,
  toInstalledChips,
} from "../../lib/web/installed_query.ts";
import { toListHref } from "../../lib/web/query.ts";
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

export default define.page<typeof handler>(({ data, state: { base }, url }) => (
  <>
    <PageTitle
      title="Installed"
      lead={`What ${data.tenant} has connected.`}
      action={data.canWrite && data.counts.total > 0 && (
        <AddConnectorLink base={base} />
      )}
    />
    {data.counts.total > 0 && <Filters base={base} {...data} />}
    <List base={base} here={url.pathname + url.search} {...data} />
    {data.canWrite && <ConnectorActions base={base} />}
    {data.canWrite && <ConnectorDialog base={base} />}
  </>
));

interface InstalledProps {
  readonly base: string;
  readonly query: InstalledQuery;
  readonly list: Page<ConnectorView>;
  readonly counts: InstalledCounts;
  readonly canWrite: boolean;
}

function Filters({ base, query, counts }: InstalledProps) {
  const { cursor: _, ...filters } = query;
  const path = `${base}/installed`;
  return (
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
  );
}

function List(
  { base, query, list, counts, canWrite, here, now }: InstalledProps & {
    readonly here: string;
    readonly now: string;
  },
) {
  const { items, nextCursor } = list;
  const { cursor, ...filters } = query;
  const path = `${base}/installed`;
  const cards = items.map((connector) => (
    <ConnectorCard
      key={connector.id}
      base={base}
      connector={connector}
      canWrite={canWrite}
      here={here}
      now={now}
    />
  ));
  return (
    <Results found={toFound(list)}>
      {items.length > 0
        ? <ul class="mt-6 grid grid-cols-1 gap-4 lg:grid-cols-2">{cards}</ul>
        : (
          <NoConnectors
            base={base}
            because={toReason(list, counts)}
            canWrite={canWrite}
          />
        )}
      <NextLink
        base={base}
        firstHref={cursor ? toListHref(path, filters) : null}
        nextHref={nextCursor &&
          toListHref(path, { ...filters, cursor: nextCursor })}
      />
    </Results>
  );
}

function toFound({ items, nextCursor }: Page<ConnectorView>): string {
  const count = items.length === 1
    ? "1 connector"
    : `${items.length} connectors`;
  return nextCursor ? `${count}, and more` : count;
}

/** A search reads so many connectors for one page; further ones may still match. */
function toReason(
  { nextCursor }: Page<ConnectorView>,
  counts: InstalledCounts,
) {
  if (nextCursor) return "not yet" as const;
  return counts.total > 0 ? "filters" as const : "nothing" as const;
}
