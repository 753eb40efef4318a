import { page } from "fresh";
import { EmptyState } from "../components/EmptyState.tsx";
import { FilterChips } from "../components/FilterChips.tsx";
import { NextLink } from "../components/NextLink.tsx";
import { PageTitle } from "../components/PageTitle.tsx";
import { TargetRow } from "../components/TargetRow.tsx";
import { listPublishTargets } from "../lib/connectors/publish_targets.ts";
import { define } from "../lib/define.ts";
import { readQuery, toListHref } from "../lib/web/query.ts";
import { requireScope } from "../lib/web/require_scope.ts";
import { toTargetChips } from "../lib/web/target_chips.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const query = readQuery(ctx.url, ["capability", "cursor"]);
    const list = await listPublishTargets(requireScope(ctx.state), query);
    return page({ query, list });
  },
});

export default define.page<typeof handler>(({ data, state: { base } }) => {
  const { query: { capability, cursor }, list: { items, nextCursor } } = data;
  const path = `${base}/publish-targets`;
  const isFiltered = capability !== undefined;
  return (
    <>
      <PageTitle
        title="Publish targets"
        lead="Active connectors and what each can publish. This is what programs are offered."
      />
      {(items.length > 0 || isFiltered) && (
        <div class="mt-5">
          <FilterChips
            label="Capability"
            chips={toTargetChips(path, capability)}
          />
        </div>
      )}
      {items.length === 0
        ? (
          <EmptyState
            base={base}
            icon="send"
            title={isFiltered
              ? "No active connector can do this"
              : "Nowhere to publish yet"}
            action={isFiltered
              ? (
                <a class="btn btn-sm" href={path} aria-current="false">
                  Show all targets
                </a>
              )
              : (
                <a class="btn btn-sm btn-primary" href={`${base}/installed`}>
                  Installed connectors
                </a>
              )}
          >
            {isFiltered
              ? "Another service may; look at what each one can do in the catalog."
              : "Activate a connector and it stands here, ready to be published to."}
          </EmptyState>
        )
        : (
          <ul class="panel mt-6 divide-y divide-base-300">
            {items.map((target) => (
              <TargetRow key={target.id} base={base} target={target} />
            ))}
          </ul>
        )}
      <NextLink
        base={base}
        firstHref={cursor ? toListHref(path, { capability }) : null}
        nextHref={nextCursor &&
          toListHref(path, { capability, cursor: nextCursor })}
      />
    </>
  );
});
