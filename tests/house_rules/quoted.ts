/** What a page of words may name. */
export interface Facts {
  readonly tasks: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  readonly exists: (path: string) => boolean;
}

/** Variables that are not ours to read: Deno, npm and CI have them. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  "DENO_DIR",
  "DENO_KV_ACCESS_TOKEN",
  "NO_COLOR",
]);

/** Made by the build or by running, so a fresh clone does not have them. */
const GENERATED =
  /^(?:static\/(?:styles\.css|icons\.svg|inter\.woff2)|_fresh|\.data)\b/;

const TASK = /\bdeno(?:@[\d.]+)? task ([a-z][\w:-]*)/g;
const VARIABLE = /(?<![\w.$/-])[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9](?![\w.]|\()/g;
const PATH =
  /(?<![\w/.:@-])(?:lib|routes|islands|components|seeds|tests|static|docs|\.ci)\/[\w./[\]()-]*|(?<![\w/.-])(?:main|dev|fresh\.config)\.ts\b|(?<![\w/.-])deno\.json\b/g;
const LINK = /\]\((?![a-z]+:|#)([^)#\s]+)/g;

/**
 * Tasks, variables, paths and links that a Markdown text names and that are
 * not there. Looks at code alone: in a sentence, words may be anything.
 */
export function findStale(
  text: string,
  folder: string,
  facts: Facts,
): string[] {
  const code = codeOf(text);
  const tasks = all(code, TASK).filter((name) => !facts.tasks.has(name));
  const variables = all(code, VARIABLE).filter((name) =>
    !facts.variables.has(name) && !OF_OTHERS.has(name)
  );
  const paths = all(code, PATH)
    .map((path) => path.replace(/[.)]+$/, ""))
    .filter((path) => !GENERATED.test(path) && !facts.exists(path));
  const links = all(text, LINK).filter((link) => !facts.exists(folder + link));
  return [
    ...tasks.map((name) => `there is no task ${name}`),
    ...variables.map((name) => `lib/config.ts reads no ${name}`),
    ...paths.map((path) => `there is no ${path}`),
    ...links.map((link) => `the link ${link} leads nowhere`),
  ];
}

/** Fenced blocks and code spans, one after the other. */
function codeOf(text: string): string {
  const fences = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)];
  const rest = text.replace(/^```[\s\S]*?^```/gm, "");
  const spans = [...rest.matchAll(/`([^`\n]+)`/g)];
  return [...fences, ...spans].map(([, code]) => code).join("\n");
}

/** The first group of each match, or all of it; each text once. */
function all(text: string, pattern: RegExp): string[] {
  const found = [...text.matchAll(pattern)].map(([whole, group]) =>
    group ?? whole
  );
  return [...new Set(found)];
}
