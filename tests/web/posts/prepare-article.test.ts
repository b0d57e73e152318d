import * as fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { prepareArticle as prepare } from "../../../src/web/posts/prepare-article.ts";

const prepareArticle = (html: string, passages: string[]) => {
  const { html: prepared, anchorOf } = prepare(
    html,
    passages.map((passage) => ({ passage })),
  );
  return { html: prepared, anchorOf: (passage: string, nth?: number) => anchorOf({ passage, nth }) };
};

const read = (html: string) => parseHTML(`<!doctype html><body>${html}</body>`).document;

describe("an article on our page", () => {
  test("marks a passage that runs across elements and line breaks, and gives it one id", () => {
    const article = prepareArticle("<p>One <em>two</em>\n three.</p><p>Four.</p>", ["two three.\n\nFour"]);
    const marks = [...read(article.html).querySelectorAll("mark")];
    expect(marks.map((mark) => mark.textContent?.trim())).toEqual(["two", "three.", "Four"]);
    expect(marks.map((mark) => mark.id)).toEqual([article.anchorOf("two three.\n\nFour"), "", ""]);
  });

  test("marks passages that overlap or begin at the same word, without marks inside marks", () => {
    const article = prepareArticle("<p>one two three four</p>", ["one two three", "one", "two three four"]);
    expect(article.html).not.toMatch(/<mark[^>]*>[^<]*<mark/u);
    expect(article.anchorOf("one")).toBe(article.anchorOf("one two three"));
    expect(read(article.html).getElementById(article.anchorOf("two three four") ?? "")?.textContent).toBe(
      " two three".trimStart(),
    );
  });

  test("leads back from the end of each passage to where the brief speaks of it, once", () => {
    const { html } = prepareArticle("<p>one two</p><p>three four</p>", ["one two\n\nthree", "one two"]);
    const backs = [...read(html).querySelectorAll("a.back")];
    expect(backs.map((link) => link.getAttribute("href"))).toEqual(["#to-passage-1", "#to-passage-1"]);
    expect(backs.map((link) => link.previousElementSibling?.textContent)).toEqual(["one two", "three"]);
    expect(backs[0]?.getAttribute("aria-label")).toBe("Back to the brief");
  });

  test("puts no link into another", () => {
    const { html } = prepareArticle('<p><a href="https://x.example/">one two</a> three</p>', ["one"]);
    expect(html).toContain('</mark> two</a><a class="back" href="#to-passage-1"');
  });

  test("marks the place that is meant where the words stand there more than once", () => {
    const { html, anchorOf } = prepare("<p>yes</p><p>no</p><p>yes</p>", [{ passage: "yes", nth: 2 }]);
    expect(html).toMatch(/^<p>yes<\/p><p>no<\/p><p><mark id="passage-1">yes<\/mark>/u);
    expect(anchorOf({ passage: "yes", nth: 2 })).toBe("passage-1");
    expect(anchorOf({ passage: "yes" })).toBeUndefined();
  });

  test("gives no anchor for a passage that is not there, or is empty", () => {
    const article = prepareArticle("<p>one</p>", ["two", " "]);
    expect([article.anchorOf("two"), article.anchorOf(" ")]).toEqual([undefined, undefined]);
  });

  test("sets its headings below ours and skips no level", () => {
    const { html } = prepareArticle("<h1>a</h1><h4>b</h4><h2>c</h2><h4>d</h4>", []);
    expect([...read(html).querySelectorAll("h3,h4,h5,h6")].map((heading) => heading.tagName)).toEqual([
      "H3",
      "H4",
      "H4",
      "H5",
    ]);
    expect(html).not.toMatch(/<h[12]/u);
  });

  test("keeps its ids apart from ours, with the links to them", () => {
    const { html } = prepareArticle('<p id="take">x <a href="#take">back</a></p>', []);
    expect(html).toBe('<p id="post-take">x <a href="#post-take">back</a></p>');
  });

  test("describes pictures of other sites instead of asking for them", () => {
    const { html } = prepareArticle(
      '<img src="https://x.example/a.png" alt="A pier"><img src="//x.example/b.png"><img src="/avatars/1" alt="">',
      [],
    );
    expect(html).toBe('<em>[Picture: A pier]</em><img src="/avatars/1" alt="">');
  });

  test("lets nothing through that acts, whatever it is given", () => {
    const hostile = [
      '<p onclick="x()" style="color:red" hx-get="/sign-out" data-hx-get="/">a</p>',
      "<script>alert(1)</script><style>p{}</style><iframe srcdoc='<script>1</script>'></iframe>",
      '<a href="javascript:alert(1)">a</a><a href=" javascript:alert(1)">b</a><a href="data:text/html,x">c</a>',
      "<svg><script>1</script></svg><math><mtext></form><mglyph><style></math><img src onerror=alert(1)>",
      "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
      "<textarea><img src=x onerror=alert(1)></textarea><form action=//x><button>go</button></form>",
    ];
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...hostile),
            fc.string(),
            fc.constantFrom("<", ">", '"', "&lt;", "<!--", "-->", "]]>"),
          ),
          { maxLength: 8 },
        ),
        (parts) => {
          const { html } = prepareArticle(parts.join(""), ["a"]);
          const document = read(html);
          expect(
            document.querySelectorAll("body :is(script, style, iframe, svg, math, form, textarea, noscript, button)"),
          ).toHaveLength(0);
          for (const element of document.querySelectorAll("body *")) {
            expect(
              element.getAttributeNames().filter((name) => /^on|^style$|^hx-|^data-|^srcdoc$/u.test(name)),
            ).toEqual([]);
            expect(element.getAttribute("href") ?? "#").toMatch(/^(?:https?:|mailto:|#)/iu);
          }
        },
      ),
    );
  });

  test("changes nothing the second time", () => {
    const once = prepareArticle("<p>a &lt; b &amp; c <br><b>d</b></p>", []).html;
    expect(prepareArticle(once, []).html).toBe(once);
  });
});
