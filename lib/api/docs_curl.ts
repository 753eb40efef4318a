import type { OperationObject } from "./document.ts";

export interface CurlInput {
  readonly operation: OperationObject;
  readonly method: string;
  readonly path: string;
  readonly origin: string;
}

/** A command to try the operation with, for a POSIX shell; `$TOKEN` holds an API token. */
export function toCurl(
  { operation, method, path, origin }: CurlInput,
): string {
  const { security, parameters = [], requestBody } = operation;
  const place = path.replace(
    /\{(\w+)\}/g,
    (_, name) => `$${name.toUpperCase()}`,
  );
  const example = requestBody?.content["application/json"]?.example;
  const sends = toMethod(method, example !== undefined);
  const lines = [`curl ${sends}"${origin}${place}"`];
  if (security.length > 0) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  if (parameters.some(({ name }) => name === "If-Match")) {
    lines.push(`-H 'If-Match: "1"'`);
  }
  if (example !== undefined) {
    lines.push(`-H "Content-Type: application/json"`);
    lines.push(`-d ${toQuoted(JSON.stringify(example, null, 2))}`);
  }
  return lines.join(" \\\n  ");
}

/** curl asks with GET, and with POST where it sends data. */
function toMethod(method: string, hasData: boolean): string {
  const usual = hasData ? "post" : "get";
  return method === usual ? "" : `-X ${method.toUpperCase()} `;
}

function toQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
