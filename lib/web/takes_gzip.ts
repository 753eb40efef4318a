/** Whether an Accept-Encoding header's value allows gzip; `q=0` forbids it (RFC 9110 section 12.5.3). */
export function takesGzip(encodings: string | null): boolean {
  return encodings !== null &&
    /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(encodings);
}
