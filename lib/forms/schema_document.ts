import { ownValue } from "./paths.ts";

/** A schema that others of the same document refer to. */
export interface SchemaDocument {
  /** What a reference in `from` leads to; undefined when that is not in the document. */
  readonly find: (ref: string, from: object) => unknown;
}

/** Where a reference counts from: the nearest schema around it that has an `$id`. */
interface Resource {
  readonly root: unknown;
  readonly uri: string;
}

/** Holds values, in which nothing is a schema. */
const VALUES: ReadonlySet<string> = new Set([
  "const",
  "default",
  "enum",
  "examples",
]);

export function toDocument(root: unknown): SchemaDocument {
  const outer: Resource = { root, uri: "" };
  let index: SchemaIndex | undefined;
  return {
    find(ref, from) {
      index ??= indexSchemas(root, outer);
      const { root: here, uri: base } = index.resources.get(from) ?? outer;
      const [uri = "", fragment = ""] = toUri(base, ref).split("#");
      const target = uri === base ? here : index.named.get(uri);
      if (fragment === "") return target;
      return fragment.startsWith("/")
        ? followPointer(target, fragment)
        : index.named.get(`${uri}#${fragment}`);
    },
  };
}

interface SchemaIndex {
  /** By `$id`, and by `$id#anchor`. */
  readonly named: Map<string, unknown>;
  readonly resources: Map<object, Resource>;
}

function indexSchemas(root: unknown, outer: Resource): SchemaIndex {
  const index: SchemaIndex = { named: new Map(), resources: new Map() };
  addSchemas(index, root, outer);
  return index;
}

function addSchemas(index: SchemaIndex, node: unknown, around: Resource): void {
  if (typeof node !== "object" || node === null) return;
  const id = ownValue(node, "$id");
  let resource = around;
  if (typeof id === "string") {
    const uri = toUri(around.uri, id).replace(/#$/, "");
    index.named.set(uri, node);
    if (!id.startsWith("#")) resource = { root: node, uri };
  }
  for (const keyword of ["$anchor", "$dynamicAnchor"]) {
    const anchor = ownValue(node, keyword);
    if (typeof anchor === "string") {
      index.named.set(`${resource.uri}#${anchor}`, node);
    }
  }
  index.resources.set(node, resource);
  for (const [key, value] of Object.entries(node)) {
    if (!VALUES.has(key)) addSchemas(index, value, resource);
  }
}

function toUri(base: string, ref: string): string {
  if (ref.startsWith("#")) return base + ref;
  try {
    return new URL(ref, base || undefined).href;
  } catch {
    return ref;
  }
}

function followPointer(target: unknown, pointer: string): unknown {
  let at = target;
  for (const part of pointer.slice(1).split("/")) {
    at = ownValue(at, decodePart(part));
  }
  return at;
}

function decodePart(part: string): string {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // A lone "%" stands for itself.
  }
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}
