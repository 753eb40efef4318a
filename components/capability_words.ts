import type { Capabilities } from "../lib/catalog/entry.ts";

const count = new Intl.NumberFormat("en");

const FLAGS: Readonly<Record<string, string>> = {
  postText: "Text",
  postMedia: "Media",
  postHtml: "HTML",
  postMarkdown: "Markdown",
  drafts: "Drafts",
  schedule: "Scheduling",
};

const AMOUNTS: Readonly<Record<string, (amount: number) => string>> = {
  maxLength: (n) => `${count.format(n)} characters`,
  maxImages: (n) => n === 1 ? "1 image" : `${count.format(n)} images`,
  maxImageBytes: (n) =>
    `${count.format(Math.round(n / 1_000_000))} MB an image`,
  maxTagLength: (n) => `${count.format(n)} characters a tag`,
  urlLength: (n) => `A link counts ${count.format(n)}`,
  maxTags: (n) => n === 1 ? "1 tag" : `${count.format(n)} tags`,
};

/** What can be published, in words; a capability that we have no word for is spelled out from its name. */
export function toCapabilityWords(
  capabilities: Capabilities,
): readonly string[] {
  return Object.entries(capabilities).flatMap(([name, value]) =>
    toWords(name, value)
  );
}

function toWords(name: string, value: Capabilities[string]): readonly string[] {
  if (value === true) return [FLAGS[name] ?? spellOut(name)];
  if (typeof value === "number") {
    const say = AMOUNTS[name];
    return [say ? say(value) : `${spellOut(name)}: ${count.format(value)}`];
  }
  return typeof value === "string" ? [`${spellOut(name)}: ${value}`] : [];
}

/** `postPolls` → "Post polls". */
export function spellOut(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll(
    /[_-]+/g,
    " ",
  ).toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
