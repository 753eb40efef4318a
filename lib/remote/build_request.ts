import type { Clock } from "../scope.ts";
import type { CheckStep } from "./check_schema.ts";
import { fillHeader, type Filling, fillJson, fillText } from "./fill.ts";
import { fillUrl } from "./fill_url.ts";
import type { RemoteRequest } from "./remote.ts";
import { toBasic, toJwt, toWebhookHeaders } from "./sign.ts";

/** What a step sends to one of its URLs. Throws a FieldFault where a value cannot be sent. */
export async function buildRequest(
  step: CheckStep,
  url: string,
  { filling, clock }: { readonly filling: Filling; readonly clock: Clock },
): Promise<RemoteRequest> {
  const { method = "GET", credentials = {} } = step;
  const { text: body, contentType } = toBody(step, filling);
  const { query, standardWebhooks } = credentials;
  const headers = {
    accept: "application/json",
    ...(contentType === null ? {} : { "content-type": contentType }),
    ...toHeaders(step, filling),
    ...await toCredentialHeaders(credentials, filling, clock),
    ...(standardWebhooks === undefined ? {} : await toWebhookHeaders(
      standardWebhooks,
      { body: body ?? "", filling, clock },
    )),
  };
  const address = fillUrl(url, filling);
  return {
    method,
    url: query === undefined ? address : withQuery(address, query, filling),
    headers,
    ...(body === null ? {} : { body }),
  };
}

function toHeaders(
  { headers = {} }: CheckStep,
  filling: Filling,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map((
      [name, template],
    ) => [name.toLowerCase(), fillHeader(template, filling)]),
  );
}

async function toCredentialHeaders(
  { basic, bearer, header, jwt }: NonNullable<CheckStep["credentials"]>,
  filling: Filling,
  clock: Clock,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  if (basic) headers.authorization = `Basic ${toBasic(basic, filling)}`;
  if (bearer) headers.authorization = `Bearer ${fillHeader(bearer, filling)}`;
  if (jwt) {
    const token = await toJwt(jwt, filling, clock);
    headers.authorization = `${jwt.scheme ?? "Bearer"} ${token}`;
  }
  if (header) {
    headers[header.name.toLowerCase()] = fillHeader(header.value, filling);
  }
  return headers;
}

function withQuery(
  address: string,
  { name, value }: { readonly name: string; readonly value: string },
  filling: Filling,
): string {
  const join = address.includes("?") ? "&" : "?";
  const text = fillText(value, filling);
  return `${address}${join}${encodeURIComponent(name)}=${
    encodeURIComponent(text)
  }`;
}

interface WrittenBody {
  readonly text: string | null;
  readonly contentType: string | null;
}

function toBody({ body }: CheckStep, filling: Filling): WrittenBody {
  if (body?.graphql) {
    const { query, variables = {} } = body.graphql;
    return asJson({ query, variables: fillJson(variables, filling) });
  }
  if (body?.form) {
    const fields = Object.entries(body.form).map((
      [name, template],
    ) => [name, fillText(template, filling)]);
    return {
      text: String(new URLSearchParams(fields)),
      contentType: "application/x-www-form-urlencoded",
    };
  }
  if (body?.text) {
    const { template, contentType } = body.text;
    return { text: fillText(template, filling), contentType };
  }
  if (body?.json !== undefined) return asJson(fillJson(body.json, filling));
  return { text: null, contentType: null };
}

function asJson(value: unknown): WrittenBody {
  return { text: JSON.stringify(value), contentType: "application/json" };
}
