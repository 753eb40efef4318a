import type { ConnectorView } from "../lib/connectors/view.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";
import { TestForm } from "./TestForm.tsx";

export interface ConnectorMenuProps {
  readonly base: string;
  readonly connector: Pick<
    ConnectorView,
    "id" | "name" | "status" | "checkCost" | "connection"
  >;
  /** Path that a form leads back to. */
  readonly here: string;
}

/** What is rare or dangerous, behind "…". */
export function ConnectorMenu({ base, connector, here }: ConnectorMenuProps) {
  const { id, name, status, checkCost, connection } = connector;
  return (
    <Menu
      id={`menu-${id}`}
      label={`More for ${name}`}
      focusKey={`menu:${id}`}
      buttonClass="btn btn-sm btn-ghost btn-square"
      button={<Icon base={base} name="dots" />}
    >
      {checkCost !== null && (
        <TestForm
          base={base}
          id={id}
          name={name}
          cost={checkCost}
          here={here}
        />
      )}
      {connection && (
        <a
          class="menu-item"
          href={`${base}/installed/${id}#connection-title`}
        >
          <Icon
            base={base}
            name="plug-connected"
            class="size-4 text-muted"
          />Account…
        </a>
      )}
      {status !== "error" && (
        <a class="menu-item" href={`${base}/installed/${id}/status`}>
          <Icon base={base} name="alert-circle" class="size-4 text-muted" />Mark
          as error…
        </a>
      )}
      <a
        class="menu-item text-error"
        href={`${base}/installed/${id}/delete`}
        data-delete={id}
        data-name={name}
      >
        <Icon base={base} name="trash" />Delete…
      </a>
    </Menu>
  );
}
