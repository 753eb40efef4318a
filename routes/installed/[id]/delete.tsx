import { page } from "fresh";
import { DeleteWarning } from "../../../components/DeleteDialog.tsx";
import { FormPage } from "../../../components/FormPage.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { removeConnector } from "../../../lib/connectors/remove.ts";
import { define } from "../../../lib/define.ts";
import { readConfigureData } from "../../../lib/web/configure.ts";
import { requireScope } from "../../../lib/web/require_scope.ts";
import { seeOther } from "../../../lib/web/see_other.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page(
      await readConfigureData(requireScope(ctx.state), ctx.params.id ?? ""),
    );
  },

  async POST(ctx) {
    const scope = requireScope(ctx.state);
    const { connector: { id, name } } = await readConfigureData(
      scope,
      ctx.params.id ?? "",
    );
    await removeConnector(scope, { id });
    return seeOther(ctx.state, `${ctx.state.base}/installed`, {
      kind: "success",
      text: `${name} is deleted`,
    });
  },
});

export default define.page<typeof handler>(
  ({ data: { connector }, state: { base } }) => {
    const { id, name, catalogName, icon } = connector;
    const back = `${base}/installed`;
    return (
      <FormPage
        base={base}
        title={`Delete ${name}?`}
        lead={catalogName}
        icon={icon}
        back={{ href: back, label: "Installed" }}
      >
        <form method="post" action={`${base}/installed/${id}/delete`}>
          <div class="px-6 pt-4 pb-6">
            <DeleteWarning />
          </div>
          <div class="connector-form-foot">
            <a class="btn btn-sm" href={back} aria-current="false">Keep it</a>
            <button type="submit" class="btn btn-sm btn-error">
              <Icon base={base} name="trash" />Delete connector
            </button>
          </div>
        </form>
      </FormPage>
    );
  },
);
