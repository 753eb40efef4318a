import { isIn, toProjectPath } from "./place.ts";

/** The file router, the lint plugin's loader, and tools that a later file may name. */
const ASKED_FOR = ["routes/", "tests/house_rules/plugin.ts"];

/** A name that is exported is found by searching for it. */
export const defaultExportRule: Deno.lint.Rule = {
  create(context) {
    if (isIn(toProjectPath(context.filename), ASKED_FOR)) return {};
    return {
      ExportDefaultDeclaration(node) {
        context.report({
          node,
          message: "Export it by name: only route files have a default export",
        });
      },
    };
  },
};
