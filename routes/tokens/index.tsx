import { page } from "fresh";
import { EmptyState } from "../../components/EmptyState.tsx";
import { NewTokenForm } from "../../components/NewTokenForm.tsx";
import { NextLink } from "../../components/NextLink.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { TokenRow } from "../../components/TokenRow.tsx";
import { TokenSecret } from "../../components/TokenSecret.tsx";
import { CopyButton } from "../../islands/CopyButton.tsx";
import { define, type State } from "../../lib/define.ts";
import { createToken } from "../../lib/identity/tokens/create.ts";
import { listTokens } from "../../lib/identity/tokens/list.ts";
import type { TokenView } from "../../lib/identity/tokens/view.ts";
import type { Page } from "../../lib/kv/page.ts";
import { requirePermission } from "../../lib/permissions.ts";
import { requireFormDrawnFor } from "../../lib/web/drawn_for.ts";
import { readQuery, toListHref } from "../../lib/web/query.ts";
import { readForm, readText } from "../../lib/web/read_form.ts";
import { type Refusal, toRefusal } from "../../lib/web/refusal.ts";
import { requireScope } from "../../lib/web/require_scope.ts";

interface TokensData {
  readonly list: Page<TokenView>;
  readonly cursor: string | undefined;
  readonly typed: { readonly name: string; readonly role: string };
  readonly refusal: Refusal | null;
  /** Shown in this one answer and never again. */
  readonly secret: string | null;
}

async function readTokens(state: State, cursor?: string): Promise<TokensData> {
  const list = await listTokens(requireScope(state), { cursor });
  return {
    list,
    cursor,
    typed: { name: "", role: "member" },
    refusal: null,
    secret: null,
  };
}

export const handler = define.handlers<TokensData>({
  async GET(ctx) {
    const { cursor } = readQuery(ctx.url, ["cursor"]);
    return page(await readTokens(ctx.state, cursor));
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const form = await readForm(ctx.req);
    requireFormDrawnFor(scope, form);
    requirePermission(scope, "tokens:write");
    const typed = {
      name: readText(form, "name"),
      role: readText(form, "role"),
    };
    try {
      const { secret } = await createToken(scope, typed);
      return page({ ...await readTokens(ctx.state), secret }, { status: 201 });
    } catch (error) {
      const refusal = toRefusal(error);
      const data = { ...await readTokens(ctx.state), typed, refusal };
      return page(data, { status: refusal.status });
    }
  },
});

export default define.page<typeof handler>(({ data, state }) => {
  const { base } = state;
  const { list: { items, nextCursor }, cursor, secret } = data;
  const path = `${base}/tokens`;
  return (
    <>
      <PageTitle
        title="Tokens"
        lead="A program uses the API with a token of this tenant. Give each program its own."
      />
      {secret && (
        <TokenSecret
          base={base}
          secret={secret}
          copy={<CopyButton base={base} of="new-token" />}
        />
      )}
      <div class="mt-6 grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div class="min-w-0 [&>*]:mt-0">
          {items.length === 0
            ? (
              <EmptyState
                base={base}
                icon="key"
                title="No program has a token yet"
              >
                Make one for each program that reads publish targets or manages
                connectors.
              </EmptyState>
            )
            : (
              <ul class="panel divide-y divide-base-300">
                {items.map((token) => (
                  <TokenRow key={token.id} base={base} token={token} />
                ))}
              </ul>
            )}
          <NextLink
            base={base}
            firstHref={cursor ? path : null}
            nextHref={nextCursor && toListHref(path, { cursor: nextCursor })}
          />
        </div>
        <NewTokenForm
          base={base}
          tenantId={requireScope(state).tenant.id}
          typed={data.typed}
          refusal={data.refusal}
        />
      </div>
    </>
  );
});
