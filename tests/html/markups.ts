// Generated markup, from clean to hostile.
import fc from "fast-check";

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
    "font-size:0",
    "color:red;opacity:0",
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
/** Markup of all kinds, well and badly written. */
export const { html } = fc.letrec<{ html: string; piece: string }>((tie) => ({
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
    ...Array.from("abc é日"),
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
/** What most posts are. */
export const post = fc
  .array(fc.tuple(fc.constantFrom("p", "div", "blockquote", "h2"), clean), { maxLength: 6 })
  .map((all) => all.map(([tag, inner]) => `<${tag}>${inner}</${tag}>`).join("\n"));
