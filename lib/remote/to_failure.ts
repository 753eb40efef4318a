import { BodyFault } from "./read_body.ts";
import { RemoteFailure, type RemoteFailureReason } from "./remote.ts";

/** What went wrong while a certificate and a cipher were being agreed on. */
export class TlsFault extends Error {
  override readonly name = "TlsFault";
}

type Cause = readonly [RemoteFailureReason, sentence: string];

/** By the code that Node's API gives. */
const CAUSES: Readonly<Record<string, Cause>> = {
  ECONNREFUSED: ["unreachable", "it refuses connections"],
  ECONNRESET: ["unreachable", "it broke the connection off"],
  EPIPE: ["unreachable", "it broke the connection off"],
  ETIMEDOUT: ["unreachable", "it does not answer"],
  ENOTFOUND: ["unreachable", "there is no such name"],
  EPERM: ["blocked", "this server is not granted the way there"],
  HPE_HEADER_OVERFLOW: ["unexpected_answer", "its headers are too long"],
};

const CERTIFICATES: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "its certificate is signed by itself and by no authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "its certificate has expired, or is signed by an authority that is not known here",
};

/** Says for a person why there is no answer. What is not known to come from the network is a bug and stays as it is. */
export function toFailure(error: unknown, hostname: string): unknown {
  if (error instanceof RemoteFailure || !(error instanceof Error)) return error;
  const fail = (reason: RemoteFailureReason, sentence: string) =>
    new RemoteFailure(reason, sentence, { cause: error });

  if (error instanceof BodyFault) {
    return fail("unexpected_answer", `${READ} ${hostname}: ${error.message}`);
  }
  if (error instanceof TlsFault) {
    const state = CERTIFICATES[codeOf(error.cause)] ??
      "a secure connection could not be agreed on";
    return fail("tls", `Cannot trust ${hostname}: ${state}`);
  }
  const isDenied = error instanceof Deno.errors.NotCapable;
  const code = isDenied ? "EPERM" : codeOf(error);
  if (!code) return error;
  const [reason, state] = CAUSES[code] ?? guess(code);
  const act = reason === "unexpected_answer" ? READ : "Cannot reach";
  return fail(reason, `${act} ${hostname}: ${state}`);
}

const READ = "Cannot read the answer of";

function guess(code: string): Cause {
  if (code.startsWith("HPE_")) {
    return ["unexpected_answer", "it is not proper HTTP"];
  }
  return ["unreachable", "the network does not lead there"];
}

/** Errors of Node's API carry a code that the type of errors does not know. */
function codeOf(error: unknown): string {
  const isCoded = error instanceof Error && "code" in error;
  return isCoded && typeof error.code === "string" ? error.code : "";
}
