/** What a pattern asks of a text. Only whether it matches is of interest, so groups and laziness have no part. */
export type PatternNode =
  | { readonly kind: "char"; readonly accepts: CharTest }
  | { readonly kind: "edge"; readonly edge: Edge }
  | {
    readonly kind: "look";
    readonly body: PatternNode;
    readonly behind: boolean;
    readonly negative: boolean;
  }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly branches: readonly PatternNode[] }
  | {
    readonly kind: "repeat";
    readonly body: PatternNode;
    readonly min: number;
    /** Infinity when there is no bound. */
    readonly max: number;
  };

/** Whether a character, by its code, is one of those asked for. */
export type CharTest = (code: number) => boolean;

/** A place between characters; a line's start and end only where the pattern asks for lines (`(?m:`). */
export type Edge =
  | "start"
  | "end"
  | "line-start"
  | "line-end"
  | "word"
  | "no-word";

/** A pattern that ECMAScript knows, but that cannot be held to a bound of time. */
export class UnboundedPattern extends Error {
  override readonly name = "UnboundedPattern";
}
