import type { HtmlEscapedString } from "hono/utils/html";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { briefOfTitle } from "../../src/ai/brief.ts";
import { Brief } from "../../src/web/components/brief.tsx";

const points = ["The last boat decides.", "Morning boats change nothing."].map((text) => ({ text, passage: text }));
const show = async (gist: string) => {
  const brief = { ...briefOfTitle(""), gist, points };
  const element: HtmlEscapedString | Promise<HtmlEscapedString> = (
    <Brief brief={brief} anchorOf={({ passage }) => `at-${passage.length}`} />
  );
  const html = String(await element);
  const { document } = parseHTML(`<body>${html}</body>`);
  const texts = [...document.querySelectorAll(".points li")].map((item) => item.textContent ?? "");
  const links = [...document.querySelectorAll(".gist a")].map((link) => link.getAttribute("href"));
  return { texts, links, html };
};

test("sentences that were chosen say so, and nothing of a model that may have been asked in vain", async () => {
  const { html } = await show("The last boat decides.");
  expect(html).toContain("no model wrote it.");
  expect(html).not.toContain("asked");
});

test("a sentence that gives the gist is no point besides, and its place in the post is linked from the gist", async () => {
  const { texts, links } = await show("The last boat decides.");
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain("Morning boats");
  expect(links).toEqual(["#at-22"]);
});

test("the same where it had to be cut, or where two sentences give it", async () => {
  expect((await show("The last boat…")).links).toEqual(["#at-22"]);
  expect(await show("The last boat decides. Morning boats change nothing.")).toMatchObject({
    texts: [],
    links: ["#at-22", "#at-29"],
  });
});

test("a gist in other words leaves every point where it was", async () => {
  const { texts, links } = await show("When one must leave matters more than when one may come.");
  expect(texts).toHaveLength(2);
  expect(links).toEqual([]);
});
