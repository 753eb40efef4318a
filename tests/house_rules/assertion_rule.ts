import { isIn, toProjectPath } from "./place.ts";

/** The compiler is overruled only in a named function whose comment says why that holds. */
export const assertionRule: Deno.lint.Rule = {
  create(context) {
    if (isIn(toProjectPath(context.filename), ["tests/"])) return {};
    const { sourceCode } = context;
    return {
      TSNonNullExpression(node) {
        context.report({
          node,
          message: "Handle the missing case instead of `!`",
        });
      },
      TSAsExpression(node) {
        if (isConst(node.typeAnnotation)) return;
        const named = sourceCode.getAncestors(node).findLast((ancestor) =>
          ancestor.type === "FunctionDeclaration"
        );
        if (named && hasComment(sourceCode, named)) return;
        context.report({
          node,
          message:
            "Put `as` into a named function whose comment says why it holds",
        });
      },
    };
  },
};

function isConst(type: Deno.lint.TypeNode): boolean {
  return type.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" && type.typeName.name === "const";
}

function hasComment(
  sourceCode: Deno.lint.SourceCode,
  node: Deno.lint.FunctionDeclaration,
): boolean {
  const outer = node.parent.type === "ExportNamedDeclaration"
    ? node.parent
    : node;
  const before = sourceCode.text.slice(0, outer.range[0]);
  return /\*\/\s*$/.test(before) || /\/\/[^\n]*\n\s*$/.test(before);
}
