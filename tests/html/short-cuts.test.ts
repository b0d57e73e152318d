// The short cuts for what is harmless give exactly what the long way gives.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absoluteMarkup } from "../../src/feeds/links.ts";
import { removeInvisible } from "../../src/html/invisible.ts";
import { HTML_LIMITS, prescan } from "../../src/html/prescan.ts";
import { sanitise } from "../../src/html/sanitise.ts";
import { cleanHtmlToText, htmlToText } from "../../src/html/text.ts";
import { html, post } from "./markups.ts";

/** Half of them visible, half of the kind that is removed. */
const character = fc.oneof(
  fc.integer({ min: 1, max: 0x2fff }),
  fc.integer({ min: 0x2000, max: 0x2070 }),
  fc.integer({ min: 0xfe00, max: 0xffff }),
  fc.constantFrom(0xad, 0x61c, 0x115f, 0x1160, 0x180e, 0x3164, 0xfeff, 0xffa0, 0xe0041, 0x1f600, 0x200d, 0x200c),
);
const text = fc.array(character).map((points) => String.fromCodePoint(...points).toWellFormed());

describe("the short cut", () => {
  it("past the removal of invisible characters misses none", () => {
    // In the company of one that is certainly removed, every text goes the long way.
    fc.assert(
      fc.property(text, (one) => {
        expect(removeInvisible(one)).toBe(removeInvisible(`${one}\n\u2060\n`).slice(0, -2));
      }),
      { numRuns: 5_000 },
    );
  });

  it("past the sanitiser for texts without markup escapes the same", () => {
    const plain = text.map((one) => one.replace(/[<&]/g, ">"));
    fc.assert(
      fc.property(plain, (one) => {
        // A comment is nothing, and makes the text go the long way.
        expect(sanitise(one, undefined)).toBe(sanitise(`<!-- -->${one}`, undefined));
      }),
      { numRuns: 2_000 },
    );
  });

  it("to the text of what was sanitised reads the same text", () => {
    fc.assert(
      fc.property(fc.oneof(html, post), (one) => {
        const clean = sanitise(one, "https://o.example/");
        expect({ clean, text: cleanHtmlToText(clean) }).toEqual({ clean, text: htmlToText(clean) });
      }),
      { numRuns: 5_000 },
    );
  });

  it("to absolute addresses resolves the same ones", () => {
    fc.assert(
      fc.property(fc.oneof(html, post), (one) => {
        // Whatever has a comment in it is parsed.
        const parsed = absoluteMarkup(`<!---->${one}`, "https://o.example/a/");
        expect({ one, parsed: `<!---->${absoluteMarkup(one, "https://o.example/a/")}` }).toEqual({ one, parsed });
      }),
      { numRuns: 5_000, examples: [['<br href= jav&#x09;ascript:alert(1)><br href="">']] },
    );
  });

  it("past the pre-scan is taken by nothing that breaks a limit", () => {
    expect(prescan("<b>".repeat(HTML_LIMITS.depth)).ok).toBe(true);
    expect(prescan("<b>".repeat(HTML_LIMITS.depth + 1)).ok).toBe(false);
    expect(prescan(`<b${" a".repeat(HTML_LIMITS.attributes)}>`).ok).toBe(true);
    expect(prescan(`<b ${Array.from({ length: HTML_LIMITS.attributes + 1 }, (_, i) => `${i}`).join(" ")}>`).ok).toBe(
      false,
    );
  });
});
