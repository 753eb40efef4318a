import { FormPage } from "./FormPage.tsx";
import { Icon } from "./Icon.tsx";

export interface LeavingPageProps {
  readonly base: string;
  readonly connector: {
    readonly id: string;
    readonly name: string;
    readonly catalogName: string;
    readonly icon: string;
  };
  /** The service's own address, with all that it needs to know. */
  readonly url: string;
}

/** Between us and the service: the browser goes on by itself, and a link does where it does not. */
export function LeavingPage({ base, connector, url }: LeavingPageProps) {
  const { id, name, catalogName, icon } = connector;
  return (
    <FormPage
      base={base}
      title={`Connect ${name}`}
      lead={catalogName}
      icon={icon}
      back={{ href: `${base}/installed/${id}`, label: name }}
    >
      <div class="p-6">
        <p>
          You are being sent to <b>{new URL(url).host}</b>{" "}
          to sign in and to allow what this connector needs.
        </p>
        <a class="btn btn-sm btn-primary mt-4" href={url} aria-current="false">
          <Icon base={base} name="external-link" />
          Continue to {catalogName}
        </a>
      </div>
    </FormPage>
  );
}
