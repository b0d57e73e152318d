import { expect, test } from "vitest";
import { parseLinkHeader } from "../../src/html/link-header.ts";

test("several links, quoted commas, escapes and odd spacing are read", () => {
  const value =
    '</feed>; rel="alternate home"; type="application/rss+xml"; title="A, \\"B\\""; rel=next,<https://b.example/x,y>;rel=hub ; type=text/plain;q=1';
  expect(parseLinkHeader(value, "https://jane.example/a/")).toEqual([
    {
      href: "https://jane.example/feed",
      rels: ["alternate", "home"],
      type: "application/rss+xml",
      title: 'A, "B"',
      hreflang: "",
    },
    { href: "https://b.example/x,y", rels: ["hub"], type: "text/plain", title: "", hreflang: "" },
  ]);
});

test.each([null, undefined, "", "no brackets", "<", "<http://[bad>; rel=x", ",".repeat(50_000)])(
  "%j holds no link",
  (value) => {
    expect(parseLinkHeader(value, "https://jane.example/")).toEqual([]);
  },
);
