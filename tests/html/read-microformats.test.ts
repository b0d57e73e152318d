import { describe, expect, test } from "vitest";
import { readMicroformats } from "../../src/html/read-microformats.ts";

const read = (html: string) => readMicroformats(html, "https://jane.example/");
const first = (html: string) => Object.fromEntries(read(html)[0]?.properties ?? []);

describe("a card", () => {
  test("says its properties by class, addresses made absolute", () => {
    expect(
      first(
        '<div class="h-card"><img class="u-photo" src="/me.jpg"><a class="u-url p-name" href="/">Jane <b>Doe</b></a><p class="p-note">Builds\n bridges</p><a class="u-email" href="mailto:j@jane.example">m</a></div>',
      ),
    ).toEqual({
      photo: ["https://jane.example/me.jpg"],
      url: ["https://jane.example/"],
      name: ["Jane Doe"],
      note: ["Builds bridges"],
      email: ["mailto:j@jane.example"],
    });
  });

  test("without properties is its own link, text and picture", () => {
    expect(first('<a class="h-card" href="https://jane.example/"><img src="/j.png" alt=""> Jane Doe</a>')).toEqual({
      url: ["https://jane.example/"],
      name: ["Jane Doe"],
      photo: ["https://jane.example/j.png"],
    });
  });

  test("in an entry is its author, and keeps its words to itself", () => {
    const [entry, author] = read(
      '<article class="h-entry"><h1 class="p-name">Bread</h1><span class="p-author h-card"><span class="p-name">Jane</span></span></article>',
    );
    expect(entry?.properties.get("name")).toEqual(["Bread"]);
    expect(author).toMatchObject({ property: "author", types: ["h-card"] });
    expect(author?.parent).toBe(entry);
  });

  test("of the older kind is read as well, and known to stand among comments", () => {
    const items = read(
      '<div class="hentry"><span class="author vcard"><a class="url fn n" href="/jane">Jane</a></span></div><ol class="comment-list"><li><div class="comment-author vcard"><b class="fn">Bob</b></div></li></ol>',
    );
    expect(
      items.map(({ property, amongComments, properties }) => [property, amongComments, properties.get("name")?.[0]]),
    ).toEqual([
      [undefined, false, undefined],
      ["author", false, "Jane"],
      [undefined, true, "Bob"],
    ]);
  });

  test("is not made of scripts, comments or templates", () => {
    expect(read('<!-- <i class="h-card">x</i> --><template><i class="h-card">x</i></template>')).toEqual([]);
    expect(first('<div class="h-card">Jane<script>var x</script></div>')).toEqual({ name: ["Jane"] });
  });
});

// A parser that builds a tree takes minutes and gigabytes over these; here a hang is the failure.
test.each([
  ["nested properties", '<div class="p-author h-card p-name e-content">t'.repeat(60_000)],
  [
    "nested and closed properties",
    ('<div class="p-author h-card p-name">t'.repeat(250) + "</div>".repeat(250)).repeat(80),
  ],
  [
    "formatting left open before paragraphs",
    Array.from({ length: 250 }, (_, i) => `<b class="p-a${i} h-card">`).join("") + "</div><p>x</p>".repeat(60_000),
  ],
  ["one element with endless classes", `<div class="${"h-card p-name ".repeat(100_000)}">x</div>`],
  ["closing tags of nothing", `<div class="h-card">${"<b>".repeat(255)}${"</i>".repeat(300_000)}`],
])("%s are read to the end", (_, html) => {
  expect(read(html).length).toBeLessThanOrEqual(500);
});
