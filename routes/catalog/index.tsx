import { page } from "fresh";
import { EmptyState } from "../../components/EmptyState.tsx";
import { EntryCard } from "../../components/EntryCard.tsx";
import { FilterChips } from "../../components/FilterChips.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { Results } from "../../components/Results.tsx";
import { ConnectorDialog } from "../../islands/ConnectorDialog.tsx";
import { LiveSearch } from "../../islands/LiveSearch.tsx";
import { listCatalog } from "../../lib/catalog/list.ts";
import { countInstalled } from "../../lib/connectors/count.ts";
import { define } from "../../lib/define.ts";
import { hasPermission } from "../../lib/permissions.ts";
import { toCategoryChips } from "../../lib/web/catalog_chips.ts";
import { readQuery } from "../../lib/web/query.ts";
import { requireScope } from "../../lib/web/require_scope.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const scope = requireScope(ctx.state);
    const query = readQuery(ctx.url, ["search", "category"]);
    const [{ items }, all, counts] = await Promise.all([
      listCatalog(scope, query),
      listCatalog(scope, { search: query.search }),
      countInstalled(scope),
    ]);
    return page({
      query,
      items,
      chips: toCategoryChips(`${ctx.state.base}/catalog`, all.items, query),
      installed: counts.byCatalogKey,
      canInstall: hasPermission(scope, "connectors:write"),
      hasPlayground: ctx.state.services.config.mode !== "production",
    });
  },
});

export default define.page<typeof handler>(({ data, state: { base } }) => {
  const { query, items, chips, installed, canInstall, hasPlayground } = data;
  const found = items.length === 1 ? "1 service" : `${items.length} services`;
  return (
    <>
      <PageTitle
        title="Catalog"
        lead="Services that you can publish to. Add one to connect an account or a site."
      />
      <div class="mt-5 flex flex-wrap items-center gap-3">
        <LiveSearch
          base={base}
          path="/catalog"
          label="Search services"
          query={query}
        />
        <div id="filters">
          <FilterChips label="Category" chips={chips} />
        </div>
      </div>
      <Results found={found}>
        {items.length === 0
          ? (
            <EmptyState
              base={base}
              icon="search-off"
              title="No service matches"
              action={
                <a
                  class="btn btn-sm"
                  href={`${base}/catalog`}
                  aria-current="false"
                >
                  Show all services
                </a>
              }
            >
              Try fewer or other words, or look at all categories.
            </EmptyState>
          )
          : (
            <ul class="mt-6 grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
              {items.map((entry) => (
                <EntryCard
                  key={entry.key}
                  base={base}
                  entry={entry}
                  installed={installed[entry.key] ?? 0}
                  canInstall={canInstall}
                />
              ))}
            </ul>
          )}
      </Results>
      {canInstall && hasPlayground && (
        <p class="mt-6 text-sm text-muted">
          For authors of connectors:{" "}
          <a class="link-quiet" href={`${base}/catalog/playground`}>
            try a schema in the playground
          </a>
        </p>
      )}
      {canInstall && <ConnectorDialog base={base} />}
    </>
  );
});
