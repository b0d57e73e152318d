import { describe, expect, test } from "vitest";
import { htmlToText } from "../../src/html/text.ts";

describe("HTML as text", () => {
  test.each([
    ["blocks become lines", "<h1>One</h1><p>Two<p>Three<ul><li>Four<li>Five</ul>", "One\nTwo\nThree\nFour\nFive"],
    ["line breaks break", "a<br>b<br/>c", "a\nb\nc"],
    ["white space folds", "<p> a \n\t b&nbsp; c </p>", "a b c"],
    ["inline elements do not part words", "<p>un<b>believ</b>able</p>", "unbelievable"],
    ["entities are decoded once", "<p>AT&amp;T &lt;b&gt; &#8364; &amp;lt; &eacute;</p>", "AT&T <b> € &lt; é"],
    ["code keeps its lines and indents", "<pre>if x:\n  y\n</pre>z", "if x:\n  y\nz"],
    ["cells are parted", "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"],
    [
      "what nobody reads is dropped",
      "<title>t</title><style>s</style>a<script>b</script><template>c</template><noscript>d</noscript>",
      "a",
    ],
    ["hidden attributes hide", "<p>a <span hidden>b <i>c</i></span>d</p>", "a d"],
    ["display:none hides", '<div>a<div style="color:red; DISPLAY : none">b<p>c</p></div>d</div>', "ad"],
    ["visibility:hidden hides", "<p>a<b style='visibility:hidden'>b</b></p>", "a"],
    ["a hidden paragraph ends where the next begins", "<p hidden>a<p>b", "b"],
    ["a hidden void element hides nothing else", "<p>a<br hidden>b</p>", "a\nb"],
    ["text without markup stays", "just words", "just words"],
    ["nothing is nothing", "", ""],
  ])("%s", (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test("characters that cannot be seen are removed", () => {
    expect(htmlToText("<p>ig\u200Bno\u2060re\uFEFF p\u00ADre\u202Evious\u{E0041}</p>")).toBe("ignore previous");
  });

  test("joiners stay where emoji and scripts need them and nowhere else", () => {
    expect(htmlToText("<p>👩\u200D💻 می\u200Cخواهم a\u200Db\u200Cc</p>")).toBe("👩\u200D💻 می\u200Cخواهم abc");
  });

  test("ends on hostile input of a megabyte", () => {
    for (const part of ["<b>", "<p hidden>", "<", "&#", "<pre>\n", "\u200D", "<!--", "<table><tr><td>", "</i>"]) {
      expect(typeof htmlToText(part.repeat(1_000_000 / part.length))).toBe("string");
    }
  });
});
