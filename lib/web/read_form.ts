import { AppError } from "../errors.ts";

/** Most bytes of a form; a connector must fit one KV value of this size anyway. */
export const MAX_FORM_BYTES = 64 * 1024;

/** A schema of the greatest size, escaped, with what is filled in. */
export const MAX_SCHEMA_FORM_BYTES = 1024 * 1024;

/** The fields of a posted form. Throws `unsupported_media_type`, `too_large` or `malformed`. */
export async function readForm(
  request: Request,
  maxBytes = MAX_FORM_BYTES,
): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (
    !/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)
  ) {
    throw new AppError(
      "unsupported_media_type",
      "Cannot read the request: it is not a form",
    );
  }
  const body = await readBytes(request, maxBytes);
  try {
    return await new Response(body, { headers: { "content-type": type } })
      .formData();
  } catch (cause) {
    throw new AppError("malformed", "Cannot read the form: it is broken", {
      cause,
    });
  }
}

/** A field's text; empty where it is missing. */
export function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

async function readBytes(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new AppError(
        "too_large",
        `Cannot take the form: it is over ${maxBytes / 1024} KiB`,
      );
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
