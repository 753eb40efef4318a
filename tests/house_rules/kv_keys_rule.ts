import { isIn, toProjectPath } from "./place.ts";

/** Files that know keys, besides each `store.ts`. */
const KNOWING = ["lib/kv/", "tests/"];

/** First parts of keys (design.md section 4). Under `lib/`, a list that begins with one is a key. */
const ROOTS: ReadonlySet<unknown> = new Set([
  "catalog",
  "catalog_revision",
  "tenants",
  "tenant",
  "users",
  "users_by_email",
  "users_by_subject",
  "user_tenants",
  "sessions",
  "token_digests",
  "watched_by_place",
  "watched_by_renewal",
  "regular_checks",
]);

const KV_NAMES = /^(?:kv|tx|operation|atomic)$/;
const WRITES = /^(?:atomic|set|delete|sum|enqueue)$/;

/** Stores know keys and nobody else does; writes go through the caller's transaction. */
export const kvKeysRule: Deno.lint.Rule = {
  create(context) {
    const path = toProjectPath(context.filename);
    if (isIn(path, KNOWING) || path.endsWith("/store.ts")) return {};
    return {
      ArrayExpression(node) {
        const isKey = isPassedToKv(node) || isTypedKey(node) ||
          (path.startsWith("lib/") && beginsAsKey(node));
        if (!isKey) return;
        context.report({
          node,
          message: "A KV key is written in a store.ts file and nowhere else",
        });
      },
      CallExpression(node) {
        if (!isWriteOnKv(node)) return;
        context.report({
          node,
          message:
            "Writes go through commit() or transact() of lib/kv/transaction.ts",
        });
      },
    };
  },
};

/** `["tenant", id]`, but not a list of words: a key has a part that is computed, or stands alone. */
function beginsAsKey({ elements }: Deno.lint.ArrayExpression): boolean {
  const [first, ...rest] = elements;
  if (first?.type !== "Literal" || !ROOTS.has(first.value)) return false;
  return rest.some((part) => part.type !== "Literal");
}

/** `kv.get(["tenant", id])`, `{ prefix: ["catalog"] }` */
function isPassedToKv(node: Deno.lint.ArrayExpression): boolean {
  const { parent } = node;
  if (parent.type === "Property" && parent.key.type === "Identifier") {
    return parent.key.name === "prefix" && node.elements[0]?.type === "Literal";
  }
  return parent.type === "CallExpression" && kvMethod(parent) !== null &&
    node.elements[0]?.type === "Literal";
}

/** `const key: Deno.KvKey = […]`, or a function that says it returns one. */
function isTypedKey(node: Deno.lint.ArrayExpression): boolean {
  const { parent } = node;
  if (parent.type !== "VariableDeclarator") return false;
  return parent.id.type === "Identifier" &&
    namesKvKey(parent.id.typeAnnotation?.typeAnnotation);
}

function namesKvKey(type: Deno.lint.Node | undefined): boolean {
  return type?.type === "TSTypeReference" &&
    type.typeName.type === "TSQualifiedName" &&
    type.typeName.right.name === "KvKey";
}

function isWriteOnKv(node: Deno.lint.CallExpression): boolean {
  const { callee } = node;
  if (callee.type !== "MemberExpression") return false;
  const isKv = nameOf(callee.object) === "kv";
  return isKv && WRITES.test(kvMethod(node) ?? "");
}

/** The method, when it is called on a KV or a transaction: `means.kv.get(…)`, `tx.set(…)`. */
function kvMethod({ callee }: Deno.lint.CallExpression): string | null {
  if (callee.type !== "MemberExpression") return null;
  return KV_NAMES.test(nameOf(callee.object)) ? nameOf(callee) : null;
}

function nameOf(node: Deno.lint.Node): string {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression") return "";
  return node.property.type === "Identifier" ? node.property.name : "";
}
