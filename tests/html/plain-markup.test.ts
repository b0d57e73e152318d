// The quick way through the sanitiser: whatever it takes, it makes the same of it as the long way. All else it leaves alone.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitisePlain } from "../../src/html/plain-markup.ts";
import { sanitise, sanitiseThoroughly } from "../../src/html/sanitise.ts";
import { projectRoot } from "../../src/root.ts";
import { html, post } from "./markups.ts";

const BASE = "https://blog.example/2026/post";
const MARKS = { rel: "nofollow noopener noreferrer ugc", plain: "span" };
const quick = (html: string) => sanitisePlain(html, BASE, MARKS);

/** Fails unless both ways agree. @returns whether the quick way was taken */
function agree(html: string): boolean {
  const made = quick(html);
  if (made !== undefined) expect({ html, made }).toEqual({ html, made: sanitiseThoroughly(html, BASE) });
  return made !== undefined;
}

describe("the quick way through the sanitiser", () => {
  it("makes what the long way makes, of markup of all kinds", () => {
    let taken = 0;
    fc.assert(
      fc.property(html, (one) => {
        if (agree(one)) taken += 1;
      }),
      { numRuns: 10_000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  it("makes what the long way makes, of clean markup with one thing wrong", () => {
    const broken = fc.tuple(
      post,
      fc.nat(400),
      fc.constantFrom(
        "",
        "<",
        ">",
        "&",
        '"',
        "</p>",
        "<p>",
        "<li>",
        "</a>",
        "<a>",
        "<!--",
        "\0",
        "<b",
        " hidden",
        "\u202E",
        "</div>",
        "<P>",
        "<p/>",
        "<br></br>",
      ),
      fc.nat(3),
    );
    fc.assert(
      fc.property(broken, ([one, at, piece, cut]) => {
        agree(one.slice(0, at) + piece + one.slice(at + cut));
        expect(sanitise(one, BASE)).toBe(sanitiseThoroughly(one, BASE));
      }),
      { numRuns: 5_000 },
    );
  });

  it("is taken by what most posts are", () => {
    fc.assert(
      fc.property(post, (one) => {
        expect(quick(one)).toBeTypeOf("string");
      }),
      { numRuns: 500 },
    );
  });

  it("is not taken by anything that has a trick in it", () => {
    for (const trick of [
      "<p onclick=x>",
      "<script>x</script>",
      "<p hidden>x</p>",
      '<p style="display:none">x</p>',
      "<p>x",
      "x</p>",
      "<p><p>x</p></p>",
      "<li>x</li>",
      "<!-- x -->",
      '<a href="&#106;avascript&colon;x">y</a>',
      "<svg></svg>",
      "<p>&foo;</p>",
      "<P>x</P>",
      '<a href="/x"><a href="/y">z</a></a>',
      '<iframe src="/x"></iframe>',
    ]) {
      expect([trick, quick(trick)]).toEqual([trick, undefined]);
    }
  });

  const payloads = join(projectRoot(), "..", "shared", "corpus", "hostile", "html-payloads.json");
  it.skipIf(!existsSync(payloads))("agrees with the long way about every payload of the corpus", () => {
    const texts = readFileSync(payloads, "utf8").match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    for (const text of texts) {
      const payload = String(JSON.parse(text));
      agree(payload);
      agree(`<p>x</p>${payload}<p>y</p>`);
    }
    expect(texts.length).toBeGreaterThan(20);
  });
});
