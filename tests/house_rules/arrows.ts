import type { Import } from "./import_graph.ts";
import { isIn } from "./place.ts";

interface Arrow {
  /** Said of a crossing, after the names of the two modules. */
  readonly rule: string;
  readonly from: (path: string) => boolean;
  readonly forbids: (to: string, from: string) => boolean;
}

const APP = ["main.ts", "dev.ts", "routes/", "islands/", "components/"];
const TRANSPORTS = ["routes/", "lib/api/", "lib/web/"];
const FRESH = ["fresh", "fresh/runtime", "fresh/dev"];

/** What may run in a browser: nothing that knows Deno, KV, keys or Ajv. */
const BROWSER_FOLDERS = [
  "islands/",
  "components/",
  "lib/browser/",
  "lib/forms/",
];
const BROWSER_PACKAGE = /^(?:preact(?:\/.*)?|@preact\/signals|fresh\/runtime)$/;

/** Node's ways out, which no rule for `fetch` sees. */
const NETWORK = /^node:(?:dgram|dns|http2?|https|net|tls)\b/;

/** Work at the console has no scope, and so no verbs: it reads stores itself. */
const WITHOUT_SCOPE = ["lib/tasks/", "seeds/", "tests/"];

/** design.md section 3, and what `lib/fresh` may be to the rest. */
const ARROWS: readonly Arrow[] = [
  {
    rule: "pages and API reach KV through verbs only",
    from: (path) => isIn(path, TRANSPORTS),
    forbids: (to) =>
      isStore(to) || isIn(to, ["lib/kv/transaction.ts", "lib/kv/cached.ts"]),
  },
  {
    rule: "a store belongs to its own domain",
    from: (path) => !isIn(path, WITHOUT_SCOPE),
    forbids: (to, from) => isStore(to) && domainOf(to) !== domainOf(from),
  },
  {
    rule: "lib/kv is below everything else",
    from: (path) => path.startsWith("lib/kv/"),
    forbids: (to) => isModule(to) && !isIn(to, ["lib/kv/", "lib/errors.ts"]),
  },
  {
    rule: "verbs know nothing of pages, API and tasks",
    from: (path) => path.startsWith("lib/") && !isIn(path, OUTER),
    forbids: (to) =>
      isIn(to, ["routes/", "islands/", "components/", "main.ts", "seeds/"]) ||
      isIn(to, OUTER),
  },
  {
    rule: "only lib/fresh names its files; others say fresh, fresh/runtime",
    from: (path) => !isIn(path, ["lib/fresh/", "tests/fresh/"]),
    forbids: (to) => to.startsWith("lib/fresh/"),
  },
  {
    rule: "lib/fresh stands on its own",
    from: (path) => path.startsWith("lib/fresh/"),
    forbids: (to) =>
      isIn(to, FRESH) || (isModule(to) && !to.startsWith("lib/fresh/")),
  },
  {
    rule: "the app uses fresh, fresh/runtime and fresh/dev",
    from: (path) => isIn(path, APP),
    forbids: (to) => /^@?fresh\//.test(to) && !FRESH.includes(to),
  },
  {
    rule: "an island imports what can run in a browser",
    from: (path) => isIn(path, ["islands/", "lib/browser/"]),
    forbids: (to) => !runsInBrowser(to),
  },
  {
    rule: "components are functions of their props",
    from: (path) => path.startsWith("components/"),
    forbids: (to) => !runsInBrowser(to),
  },
  {
    rule: "lib/remote alone opens connections",
    from: (path) => !isIn(path, ["lib/remote/", "tests/"]),
    forbids: (to) => NETWORK.test(to),
  },
  {
    rule: "nothing but tests uses tests",
    from: (path) => !path.startsWith("tests/"),
    forbids: (to) => to.startsWith("tests/"),
  },
];

/** The parts of `lib/` that verbs do not know. */
const OUTER = [
  "lib/api/",
  "lib/app.ts",
  "lib/browser/",
  "lib/define.ts",
  "lib/services.ts",
  "lib/tasks/",
  "lib/web/",
];

/** Every import that goes against an arrow, as a sentence. Types may come from anywhere. */
export function findCrossings(imports: readonly Import[]): string[] {
  return imports.filter(({ isType }) => !isType).flatMap(({ from, to }) =>
    ARROWS
      .filter((arrow) => arrow.from(from) && arrow.forbids(to, from))
      .map(({ rule }) => `${from} imports ${to}: ${rule}`)
  );
}

/** Whether a module may be part of what an island sends to the browser. */
export function runsInBrowser(to: string): boolean {
  return isModule(to) ? isIn(to, BROWSER_FOLDERS) : BROWSER_PACKAGE.test(to);
}

function isModule(to: string): boolean {
  return /\.(?:tsx?|js|json)$/.test(to) && !to.includes(":");
}

function isStore(path: string): boolean {
  return path.startsWith("lib/") && path.endsWith("/store.ts");
}

/** `lib/identity/sessions/store.ts` is of `lib/identity`. */
function domainOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}
