import type { ConnectorStatus } from "../lib/connectors/connector.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";

export interface ConnectorMenuProps {
  readonly base: string;
  readonly id: string;
  readonly name: string;
  readonly status: ConnectorStatus;
}

/** What is rare or dangerous, behind "…". */
export function ConnectorMenu({ base, id, name, status }: ConnectorMenuProps) {
  return (
    <Menu
      id={`menu-${id}`}
      label={`More for ${name}`}
      focusKey={`menu:${id}`}
      buttonClass="btn btn-sm btn-ghost btn-square"
      button={<Icon base={base} name="dots" />}
    >
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
