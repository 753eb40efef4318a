import { assertionRule } from "./assertion_rule.ts";
import { commitRule } from "./commit_rule.ts";
import { defaultExportRule } from "./default_export_rule.ts";
import { kvKeysRule } from "./kv_keys_rule.ts";
import { meansRule } from "./means_rule.ts";

/** What one file shows by itself; `graph_test.ts` holds what shows between files. */
const plugin: Deno.lint.Plugin = {
  name: "house",
  rules: {
    "commit-with-record": commitRule,
    "means-handed-in": meansRule,
    "keys-in-stores": kvKeysRule,
    "named-exports": defaultExportRule,
    "explained-assertions": assertionRule,
  },
};

export default plugin;
