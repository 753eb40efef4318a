import { lazily } from "./memo.ts";
import { ownValue } from "./paths.ts";

/** A schema that others of the same document refer to. */
export interface SchemaDocument {
  /** What a reference in `from` leads to; undefined when that is not in the document. */
  readonly find: (ref: string, from: object) => unknown;
  /** Whether it would be far larger without references: then what they lead to is opened on demand. */
  readonly isTangled: () => boolean;
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
  const index = lazily(() => indexSchemas(root, outer));
  const find = (ref: string, from: object) => {
    const { named, resources } = index();
    const { root: here, uri: base } = resources.get(from) ?? outer;
    const [uri = "", fragment = ""] = toUri(base, ref).split("#");
    const target = uri === base ? here : named.get(uri);
    if (fragment === "") return target;
    return fragment.startsWith("/")
      ? followPointer(target, fragment)
      : named.get(`${uri}#${fragment}`);
  };
  return { find, isTangled: lazily(() => isTangled(root, find)) };
}

/** Written out, such a document may be this much larger. */
const isFarLarger = (size: number, count: number) => size > 4 * count + 1_000;

function isTangled(root: unknown, find: SchemaDocument["find"]): boolean {
  const sizes = new Map<object, number>();
  const sizeOf = (node: unknown): number => {
    if (typeof node !== "object" || node === null) return 0;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    sizes.set(node, 1);
    const ref = ownValue(node, "$ref");
    let size = 1 + (typeof ref === "string" ? sizeOf(find(ref, node)) : 0);
    for (const [key, inner] of Object.entries(node)) {
      if (key !== "$defs" && key !== "definitions") size += sizeOf(inner);
    }
    sizes.set(node, size);
    return size;
  };
  return isFarLarger(sizeOf(root), sizes.size);
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
