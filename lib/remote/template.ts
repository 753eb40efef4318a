import { ownValue } from "../forms/paths.ts";

export type Source = "config" | "auth" | "token" | "captured" | "answer";

/** A place in a template, such as `{config.post_defaults.tag}` or, in an answer, `{/data/name}`. */
export interface Reference {
  readonly source: Source;
  /** Keys below the source; for `answer` the JSON pointer alone. */
  readonly path: readonly string[];
  /** As it is written between the braces. */
  readonly text: string;
}

export type Part = string | Reference;

const NAMED = /^(config|auth|token|captured)((?:\.[A-Za-z0-9_-]+)+)$/;

/** Text, and what is filled in; `{{` and `}}` stand for braces. Throws an Error that says what is wrong with it. */
export function parseTemplate(template: string): readonly Part[] {
  const parts: Part[] = [];
  let text = "";
  for (
    const [token] of template.matchAll(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g)
  ) {
    if (token === "{{" || token === "}}") text += token[0];
    else if (token === "{" || token === "}") {
      throw new Error(
        `has a ${token} alone: write ${token}${token} for a brace`,
      );
    } else if (token.startsWith("{")) {
      if (text !== "") parts.push(text);
      text = "";
      parts.push(toReference(token.slice(1, -1)));
    } else text += token;
  }
  if (text !== "") parts.push(text);
  return parts;
}

function toReference(text: string): Reference {
  if (text.startsWith("/")) return { source: "answer", path: [text], text };
  const [, source, keys = ""] = NAMED.exec(text) ?? [];
  if (!isSource(source)) {
    throw new Error(
      `names ${
        text || "nothing"
      }: use config.…, auth.…, captured.… or token.access_token`,
    );
  }
  return { source, path: keys.slice(1).split("."), text };
}

function isSource(word: string | undefined): word is Source {
  return word === "config" || word === "auth" || word === "token" ||
    word === "captured";
}

/** Where in a URL a reference stands, which decides how its value is written. */
export type UrlPlace = "whole" | "base" | "host" | "path" | "query";

export interface UrlReference {
  readonly reference: Reference;
  readonly place: UrlPlace;
}

/** A URL's parts, each reference with its place. Throws an Error that says what is wrong with it. */
export function parseUrlTemplate(
  template: string,
): readonly (string | UrlReference)[] {
  const parts = parseTemplate(template);
  const [first] = parts;
  if (typeof first === "string" && !/^https:\/\/./.test(template)) {
    throw new Error("must begin with https:// or with a place to fill in");
  }
  const rest = parts[1];
  const startsPath = typeof rest === "string" && /^[/?]/.test(rest);
  if (typeof first !== "string" && parts.length > 1 && !startsPath) {
    throw new Error("needs / or ? after the address that it begins with");
  }
  let before = "";
  const placed = parts.map((part, index) => {
    if (typeof part === "string") {
      before += part;
      return part;
    }
    return { reference: part, place: toPlace(before, index, parts.length) };
  });
  if (before.includes("#")) throw new Error("must not have a #");
  return placed;
}

function toPlace(before: string, index: number, count: number): UrlPlace {
  if (index === 0) return count === 1 ? "whole" : "base";
  if (before.includes("?")) return "query";
  const isInHost = /^https:\/\/[^/]*$/.test(before);
  return isInHost ? "host" : "path";
}

/** What JSON pointer (RFC 6901) leads to; undefined where there is nothing. */
export function readPointer(value: unknown, pointer: string): unknown {
  return pointer.split("/").slice(1).reduce(
    (found, token) =>
      ownValue(found, token.replaceAll("~1", "/").replaceAll("~0", "~")),
    value,
  );
}
