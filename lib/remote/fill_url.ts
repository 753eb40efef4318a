import {
  FieldFault,
  type Filling,
  pathOf,
  requireText,
  type Write,
} from "./fill.ts";
import { parseUrlTemplate, type UrlPlace } from "./template.ts";

/** The URL, each value written as its place needs it: none can reach beyond its own place. */
export function fillUrl(template: string, filling: Filling): string {
  return parseUrlTemplate(template).map((part) => {
    if (typeof part === "string") return part;
    const text = requireText(part.reference, filling);
    return WRITE[part.place](text, pathOf(part.reference));
  }).join("");
}

/** The field that says where a URL leads; null where the entry itself says it. */
export function addressFieldOf(template: string): string | null {
  const [first, second] = parseUrlTemplate(template);
  const part = typeof first === "object" ? first : second;
  if (typeof part !== "object") return null;
  return ["whole", "base", "host"].includes(part.place)
    ? pathOf(part.reference)
    : null;
}

const WRITE: Readonly<Record<UrlPlace, Write>> = {
  whole: (text, path) => requireAddress(text, path),
  base(text, path) {
    requireAddress(text, path);
    if (/[?#]/.test(text)) {
      throw new FieldFault(path, "Leave out what follows ? or #");
    }
    return text.replace(/\/+$/, "");
  },
  host(text, path) {
    if (/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(text)) return text;
    throw new FieldFault(
      path,
      "Enter the name alone: letters, digits, - and dots",
    );
  },
  path(text, path) {
    if (/^\.+$/.test(text)) throw new FieldFault(path, "Enter more than dots");
    return encodeURIComponent(text)
      .replaceAll("%3A", ":").replaceAll("%40", "@");
  },
  query: (text) => encodeURIComponent(text),
};

function requireAddress(text: string, path: string): string {
  if (URL.canParse(text)) return text;
  throw new FieldFault(
    path,
    "Enter a full address, such as https://blog.example.com",
  );
}
