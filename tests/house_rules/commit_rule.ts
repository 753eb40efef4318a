import { isIn, toProjectPath } from "./place.ts";

/** Where `commit` itself is made. */
const EXEMPT = ["lib/kv/", "tests/"];

/** People, sessions and the catalog belong to no tenant. */
const GLOBAL = ["lib/identity/", "lib/catalog/"];

const NEEDED = ["requirePermission", "recordAudit"] as const;

/** A function that commits a tenant change asks for the permission and leaves the record. */
export const commitRule: Deno.lint.Rule = {
  create(context) {
    const path = toProjectPath(context.filename);
    if (isIn(path, EXEMPT)) return {};
    const open: Deno.lint.Node[] = [];
    let called = new Set<string>();
    let commits: Deno.lint.CallExpression[] = [];

    function enter(node: Deno.lint.Node) {
      if (open.push(node) > 1) return;
      called = new Set();
      commits = [];
    }

    function leave() {
      open.pop();
      if (open.length > 0) return;
      const missing = NEEDED.filter((name) => !called.has(name));
      if (missing.length === 0) return;
      for (const node of commits) {
        context.report({
          node,
          message: `A function that commits a tenant change calls ${
            missing.join(" and ")
          } too`,
        });
      }
      commits = [];
    }

    return {
      FunctionDeclaration: enter,
      "FunctionDeclaration:exit": leave,
      FunctionExpression: enter,
      "FunctionExpression:exit": leave,
      ArrowFunctionExpression: enter,
      "ArrowFunctionExpression:exit": leave,
      CallExpression(node) {
        if (node.callee.type !== "Identifier") return;
        called.add(node.callee.name);
        if (node.callee.name === "commit") commits.push(node);
        if (node.callee.name !== "transact" || isIn(path, GLOBAL)) return;
        context.report({
          node,
          message: "A change of a tenant goes through commit()",
        });
      },
    };
  },
};
