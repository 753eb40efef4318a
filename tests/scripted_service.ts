import {
  type Remote,
  type RemoteAnswer,
  RemoteFailure,
  type RemoteFailureReason,
  type RemoteRequest,
} from "../lib/remote/remote.ts";

/** What the service does next. */
export type Turn =
  | { readonly status?: number; readonly body?: unknown }
  | RemoteFailureReason;

export interface ScriptedService {
  readonly remote: Remote;
  readonly sent: RemoteRequest[];
  /** What it does from now on. */
  turn(next: Turn): void;
}

/** A WordPress user that may publish. */
export const EDITOR: Turn = {
  body: { id: 7, name: "Ada Owens", capabilities: { publish_posts: true } },
};

export const WRONG_PASSWORD: Turn = {
  status: 401,
  body: {
    code: "incorrect_password",
    message: "The provided password is an invalid application password.",
  },
};

/** Stands for another service: answers, or fails, as the test says. */
export function scriptedService(first: Turn = EDITOR): ScriptedService {
  const sent: RemoteRequest[] = [];
  let now = first;
  return {
    sent,
    turn: (next) => void (now = next),
    remote(request): Promise<RemoteAnswer> {
      sent.push(request);
      if (typeof now === "string") {
        return Promise.reject(
          new RemoteFailure(now, `Cannot reach blog.acme.test: ${now}`),
        );
      }
      const { status = 200, body = {} } = now;
      const text = JSON.stringify(body);
      const headers = new Headers();
      return Promise.resolve({ status, headers, text, latencyMs: 20 });
    },
  };
}
