import assert from "node:assert/strict";
import { toHelpText } from "../../lib/forms/help_text.ts";

const CASES: Readonly<Record<string, string>> = {
  "Plain text.": "Plain text.",
  "A <name> of <a> kind, 1 < 2 > 0": "A <name> of <a> kind, 1 < 2 > 0",
  "A &amp; B": "A &amp; B",
  "<b>Bold</b> and <i>not</i>": "Bold and not",
  "One.<br/>Two.<br>Three.": "One.\nTwo.\nThree.",
  "<p>One.</p><p>Two &lt;x&gt;.</p>": "One.\nTwo <x>.",
  "<ul><li>a</li><li>b</li></ul>": "- a\n- b",
  'See <a href="https://example.com/a?b=1">the docs</a>.':
    "See the docs (https://example.com/a?b=1).",
  "<a target=_blank href='https://example.com'><b>here</b></a>":
    "here (https://example.com)",
  '<a href="https://example.com">https://example.com</a>':
    "https://example.com",
  '<a href="#">never closed <br>': "never closed",
};

for (const [description, text] of Object.entries(CASES)) {
  Deno.test(`toHelpText() makes text of ${description}`, () => {
    assert.equal(toHelpText(description), text);
  });
}

Deno.test("toHelpText() takes a text of any length, whatever it opens", () => {
  for (const part of ['<a href="', "<a href=x>", "<b ", "<br>\n", "<", "&"]) {
    assert.equal(typeof toHelpText(`<b>${part.repeat(30_000)}`), "string");
  }
});
