import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { pages } from "./every-page.tsx";

const documentOf = async (name: string) => {
  const html = String(await pages[name]?.());
  return { html, document: parseHTML(html).document };
};

describe.each(Object.keys(pages))("the page %s", (name) => {
  test("begins with a doctype and names its language and title", async () => {
    const { html, document } = await documentOf(name);
    expect(html.toLowerCase()).toMatch(/^<!doctype html><html lang="en">/u);
    expect(document.querySelector("title")?.textContent).toMatch(/.+ · Door Opener$/u);
  });

  test("has one main, one h1, and headings that skip no level", async () => {
    const { document } = await documentOf(name);
    expect(document.querySelectorAll("main")).toHaveLength(1);
    const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) =>
      Number(heading.tagName.slice(1)),
    );
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    for (const heading of document.querySelectorAll("h1,h2,h3,h4,h5,h6"))
      expect(heading.textContent?.trim()).not.toBe("");
  });

  test("carries nothing inline and asks no other site for anything", async () => {
    const { document } = await documentOf(name);
    expect(document.querySelectorAll("[style], style, script:not([src]), base, iframe")).toHaveLength(0);
    for (const element of document.querySelectorAll("*")) {
      expect(element.getAttributeNames().filter((attribute) => /^on|^hx-on|^data-hx/u.test(attribute))).toEqual([]);
    }
    // A recording is asked for when somebody presses play, and not before.
    const plays = "audio[preload=none], video[preload=none]";
    for (const element of document.querySelectorAll(`[src]:not(${plays}), link[href]`)) {
      expect(element.getAttribute("src") ?? element.getAttribute("href")).toMatch(/^\/[^/]/u);
    }
    for (const link of document.querySelectorAll("a[href]"))
      expect(link.getAttribute("href")).toMatch(/^(?:[/#]|https?:)/u);
  });

  test("uses every id once, and every reference to an id leads somewhere", async () => {
    const { document } = await documentOf(name);
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const wanted = [...document.querySelectorAll("[for], [aria-labelledby], [aria-describedby], a[href^='#']")].flatMap(
      (element) =>
        ["for", "aria-labelledby", "aria-describedby"]
          .flatMap((attribute) => (element.getAttribute(attribute) ?? "").split(/\s+/u))
          .concat((element.getAttribute("href") ?? "").replace(/^[^#].*|^#/u, ""))
          .filter((id) => id !== ""),
    );
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("labels every control and names every link, button and form target", async () => {
    const { document } = await documentOf(name);
    for (const control of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      const label = control.closest("label") ?? document.querySelector(`label[for="${control.id}"]`);
      expect(label?.textContent?.trim() ?? `no label: ${control.outerHTML}`).toMatch(/^(?!no label)./u);
    }
    for (const element of document.querySelectorAll("a[href], button, summary, section")) {
      const named =
        element.getAttribute("aria-label") ?? element.getAttribute("aria-labelledby") ?? element.textContent;
      expect(named?.trim() ?? "").not.toBe("");
    }
    for (const form of document.querySelectorAll("form")) expect(form.getAttribute("action")).toMatch(/^\/[^/]/u);
  });

  test("opens other people's pages without telling them where the reader came from", async () => {
    const { document } = await documentOf(name);
    for (const link of document.querySelectorAll("a[href^='http']")) {
      expect(link.getAttribute("rel")).toContain("noopener");
      expect(link.getAttribute("rel")).toContain("noreferrer");
    }
  });
});

describe("what the pages say", () => {
  test("a point of the brief leads to its passage in the article, and the passage is marked", async () => {
    const { document } = await documentOf("post-full");
    const sources = [...document.querySelectorAll("#brief a.source")].map((link) => link.getAttribute("href") ?? "");
    expect(sources).toHaveLength(4);
    expect(sources.every((href) => document.querySelector(`mark${href}`) !== null)).toBe(true);
  });

  test("evidence of readiness leads to the touch on the same page, and is left out where the touch is not shown", async () => {
    const { document } = await documentOf("person-full");
    const hrefs = [...document.querySelectorAll("#readiness a.source")].map((link) => link.getAttribute("href"));
    expect(hrefs).toEqual(["#touch-t3", "#touch-t2", "#touch-t0"]);
  });

  test("what was typed is still there, with the reason beside it and the fold open", async () => {
    const { document } = await documentOf("person-error");
    expect(document.querySelector("#edit")?.hasAttribute("open")).toBe(true);
    expect(document.querySelector("#log")?.hasAttribute("open")).toBe(true);
    expect(document.querySelector("#touch-text")?.textContent).toBe("Called");
    expect(document.querySelector("#touch-at")?.getAttribute("aria-describedby")).toBe("touch-at-error");
    expect(document.querySelector("#touch-at")?.getAttribute("aria-invalid")).toBe("true");
    expect(document.querySelector("#edit textarea")?.textContent).toBe("because");
  });

  test("only what is built stands in the navigation, and the place of the page is marked", async () => {
    const { document } = await documentOf("watchlist-full");
    expect([...document.querySelectorAll("nav a")].map((link) => link.getAttribute("href"))).toEqual([
      "/",
      "/people",
      "/search",
      "/settings",
    ]);
    expect(document.querySelector("nav [aria-current=page]")?.getAttribute("href")).toBe("/people");
  });

  test("the page looks again only while briefs are being made", async () => {
    expect(
      (await documentOf("today-making")).document.querySelector("#now [hx-get='/'][hx-trigger='every 2s']"),
    ).not.toBeNull();
    expect((await documentOf("today-quiet")).document.querySelector("[hx-get]")).toBeNull();
  });

  test("a handle that is no web address is text, not a link", async () => {
    expect((await documentOf("person-full")).html).not.toContain('href="javascript:');
  });
});
