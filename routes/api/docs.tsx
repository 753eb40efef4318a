import { page, type RouteConfig } from "fresh";
import { DocsPage } from "../../components/api/DocsPage.tsx";
import { toDocsView } from "../../lib/api/docs_view.ts";
import { define } from "../../lib/define.ts";

/** A page of its own: nobody need be signed in, and no script comes with it. */
export const config: RouteConfig = { skipInheritedLayouts: true };

export const handler = define.handlers((ctx) => {
  const { services: { api }, trace } = ctx.state;
  const { method } = ctx.req;
  if (method !== "GET" && method !== "HEAD") return api.fetch(ctx.req, trace);
  const { origin } = ctx.url;
  return page({ origin, docs: toDocsView(api.document, origin) });
});

export default define.page<typeof handler>(({ data, state: { base } }) => (
  <DocsPage base={base} origin={data.origin} docs={data.docs} />
));
