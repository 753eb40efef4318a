/** Tags that authors write into descriptions; any other, such as `<name>`, is text. */
const TAGS = "b|strong|i|em|u|s|code|tt|kbd|pre|small|sub|sup|span|div|font|" +
  "p|br|hr|ul|ol|li|h[1-6]";

// None looks further than to the next bracket, so a long text takes no longer than it is.
const TAG = new RegExp(String.raw`<\/?(?:${TAGS})(?:\s[^<>]*)?\/?>`, "gi");
const LINK_TAG = /<a\s[^<>]*>|<\/a>/gi;
const LINK = /<a\s([^<>]*)>([^<]*)<\/a>/gi;
const BREAK = /<(?:br\s*\/?|\/(?:p|div|li|ul|ol|pre|h[1-6]))\s*>\s*/gi;

/**
 * A description as text. The specification knows no markup in it, but many
 * authors do: tags are left out, and a link's address stands behind its words.
 */
export function toHelpText(description: string): string {
  const isText = description.search(TAG) < 0 &&
    description.search(LINK_TAG) < 0;
  if (isText) return description;
  return description
    .replace(BREAK, "\n")
    .replace(/<li(?:\s[^<>]*)?>/gi, "- ")
    .replace(TAG, "")
    .replace(LINK, (_, attributes: string, words: string) => {
      const [, address] = /\bhref\s*=\s*["']?([^"'\s]+)/i.exec(attributes) ??
        [];
      return address === undefined || address === words.trim()
        ? words
        : `${words} (${address})`;
    })
    .replace(LINK_TAG, "")
    .replace(
      /&(amp|lt|gt|quot|#39|nbsp);/g,
      (_, name: string) => ENTITIES[name] ?? "",
    )
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: " ",
};
