import { isIn, toProjectPath } from "./place.ts";

/** What runs in the browser, where there is no scope to hand means in. */
const BROWSER = ["islands/", "lib/browser/", "tests/browser/"];

/** What a person starts and reads the output of. */
const AT_THE_CONSOLE = ["lib/tasks/", "seeds/", "main.ts", "dev.ts", "tests/"];

/** Real time, real network, real environment: tests of the running program have them. */
const TESTS = "tests/";

interface Means {
  readonly name: string;
  readonly where: readonly string[];
  readonly instead: string;
}

const ENV: Means = {
  name: "Deno.env",
  where: ["lib/config.ts", TESTS],
  instead: "read it in lib/config.ts",
};
const OPEN_KV: Means = {
  name: "Deno.openKv",
  where: [
    "lib/app.ts",
    "lib/means.ts",
    "tests/test_means.ts",
    "tests/harness.ts",
    "tests/kv/",
    "tests/bench/",
  ],
  instead: "take the KV of the means",
};
const FETCH: Means = {
  name: "fetch()",
  where: ["lib/remote/", ...BROWSER, TESTS],
  instead: "send it with the remote of the means",
};
const CONNECT: Means = {
  name: "A connection of one's own",
  where: ["lib/remote/", TESTS],
  instead: FETCH.instead,
};
const CRON: Means = {
  name: "Deno.cron",
  where: ["lib/tasks/regular_checks.ts"],
  instead: "call startRegularChecks() of lib/tasks/regular_checks.ts",
};
const TIMER: Means = {
  name: "A timer at module level",
  where: [TESTS],
  instead: "start it where somebody asks for it, and end it there too",
};
const CLOCK: Means = {
  name: "The time of the machine",
  where: ["lib/app.ts", "lib/means.ts", ...BROWSER, ...AT_THE_CONSOLE],
  instead: "ask the clock of the means",
};
const CONSOLE: Means = {
  name: "console",
  where: ["lib/log.ts", "lib/fresh/", ...BROWSER, ...AT_THE_CONSOLE],
  instead: "use the log of the means",
};

const GLOBALS: Readonly<Record<string, Means>> = {
  "Deno.env": ENV,
  "process.env": ENV,
  "Deno.openKv": OPEN_KV,
  "globalThis.fetch": FETCH,
  "Deno.cron": CRON,
  "Deno.connect": CONNECT,
  "Deno.connectTls": CONNECT,
  "Deno.createHttpClient": CONNECT,
  "Deno.resolveDns": CONNECT,
  "Date.now": CLOCK,
};

/** What a verb needs from outside is handed in with the scope; the outside itself is touched in few files. */
export const meansRule: Deno.lint.Rule = {
  create(context) {
    const path = toProjectPath(context.filename);

    function report(node: Deno.lint.Node, { name, where, instead }: Means) {
      if (isIn(path, where)) return;
      context.report({
        node,
        message: `${name} does not belong here: ${instead}`,
      });
    }

    let depth = 0;
    const enter = () => void depth++;
    const leave = () => void depth--;

    return {
      FunctionDeclaration: enter,
      "FunctionDeclaration:exit": leave,
      FunctionExpression: enter,
      "FunctionExpression:exit": leave,
      ArrowFunctionExpression: enter,
      "ArrowFunctionExpression:exit": leave,
      MemberExpression(node) {
        const { object, property } = node;
        if (object.type !== "Identifier") return;
        if (object.name === "console") return report(node, CONSOLE);
        if (property.type !== "Identifier") return;
        const means = GLOBALS[`${object.name}.${property.name}`];
        if (means) report(node, means);
      },
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === "Identifier" && callee.name === "fetch") {
          report(node, FETCH);
        }
        const isTimer = callee.type === "Identifier" &&
          /^set(?:Timeout|Interval)$/.test(callee.name);
        if (isTimer && depth === 0) report(node, TIMER);
      },
      NewExpression(node) {
        const { callee } = node;
        const isNow = callee.type === "Identifier" && callee.name === "Date" &&
          node.arguments.length === 0;
        if (isNow) report(node, CLOCK);
      },
    };
  },
};
