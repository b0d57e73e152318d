// The quick way through the sanitiser: whatever it takes, it makes the same of it as the long way. All else it leaves alone.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitisePlain } from "../../src/html/plain-markup.ts";
import { sanitise, sanitiseThoroughly } from "../../src/html/sanitise.ts";
import { projectRoot } from "../../src/root.ts";

const BASE = "https://blog.example/2026/post";
const MARKS = { rel: "nofollow noopener noreferrer ugc", plain: "span" };
const quick = (html: string) => sanitisePlain(html, BASE, MARKS);

/** Fails unless both ways agree. @returns whether the quick way was taken */
function agree(html: string): boolean {
  const made = quick(html);
  if (made !== undefined) expect({ html, made }).toEqual({ html, made: sanitiseThoroughly(html, BASE) });
  return made !== undefined;
}

const NAMES =
  "p div blockquote ul ol li h2 pre hr br a em strong span code img figure figcaption table td dl dt script style svg iframe textarea b".split(
    " ",
  );
const name = fc.constantFrom(...NAMES);
const words = fc.constantFrom(
  "word",
  " ",
  "\n",
  "é",
  "日本",
  '"',
  "'",
  "=",
  "/",
  ";",
  "\u00AD",
  "\u200D",
  "\u{1F469}\u200D\u{1F4BB}",
  "\u202E",
  "\0",
  "\r\n",
  "x > y",
);
const entity = fc.constantFrom(
  "&amp;",
  "&lt;",
  "&gt;",
  "&quot;",
  "&nbsp;",
  "&#8217;",
  "&#x2019;",
  "&#60;",
  "&#8205;",
  "&rsquo;",
  "&hellip;",
  "&",
  "&amp",
  "&foo;",
  "&#0;",
  "&#xD800;",
  "&lt;script&gt;",
  "&copy",
  "&#128512;",
);
const value = fc.oneof(
  fc.constantFrom(
    "/a",
    "https://o.example/?a=1&amp;b=2",
    "https://o.example/?a=1&b=2",
    "javascript:alert(1)",
    " jav&#x09;ascript:alert(1)",
    "mailto:a@o.example",
    "//o.example",
    "data:text/html,x",
    "",
    "#top",
    "https://u:p@o.example/",
    "http://o.example/\\x",
    "1",
    "rtl",
    "display:none",
    "wp-image-1",
    "https://[::1]/",
    "a b",
    "&quot;x",
    "https://www.youtube.com/embed/abcdefghijk",
    "\u{1F600}",
  ),
  fc.string({ maxLength: 8 }),
);
const attribute = fc
  .tuple(
    fc.constantFrom(
      "href",
      "src",
      "alt",
      "title",
      "class",
      "style",
      "rel",
      "target",
      "width",
      "height",
      "dir",
      "lang",
      "hidden",
      "onclick",
      "start",
      "data-src",
      "HREF",
      "id",
    ),
    value,
    fc.constantFrom('"', '"', '"', "'", ""),
    fc.constantFrom(" ", " ", "  ", "\n", "/"),
  )
  .map(([key, text, quote, blank]) => `${blank}${key}=${quote}${text}${quote}`);
const attributes = fc.array(attribute, { maxLength: 4 }).map((all) => all.join(""));
const { html } = fc.letrec<{ html: string; piece: string }>((tie) => ({
  html: fc.array(tie("piece"), { maxLength: 6 }).map((pieces) => pieces.join("")),
  piece: fc.oneof(
    { depthSize: "medium" },
    words,
    entity,
    fc
      .tuple(fc.constantFrom("br", "hr", "img"), attributes, fc.constantFrom(">", "/>", " />"))
      .map(([tag, rest, end]) => `<${tag}${rest}${end}`),
    fc.tuple(name, attributes, tie("html")).map(([tag, rest, inner]) => `<${tag}${rest}>${inner}</${tag}>`),
    fc
      .tuple(fc.constantFrom("<ul>", "<ol>"), fc.array(tie("html"), { maxLength: 3 }))
      .map(([list, items]) => `${list}${items.map((one) => `<li>${one}</li>`).join("")}${list.replace("<", "</")}`),
  ),
}));

const clean = fc.string({
  unit: fc.constantFrom(
    ..."abc é日",
    "\n",
    "&amp;",
    "&#8217;",
    "<br>",
    "<em>x</em>",
    '<a href="/x">y</a>',
    '<img src="/p.png" alt="p">',
  ),
  maxLength: 12,
});
const post = fc
  .array(fc.tuple(fc.constantFrom("p", "div", "blockquote", "h2"), clean), { maxLength: 6 })
  .map((all) => all.map(([tag, inner]) => `<${tag}>${inner}</${tag}>`).join("\n"));

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
