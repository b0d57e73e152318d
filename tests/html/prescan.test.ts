import { describe, expect, test } from "vitest";
import { HTML_LIMITS, prescan } from "../../src/html/prescan.ts";

describe("the pre-scan", () => {
  test("lets an ordinary page pass", () => {
    expect(prescan("<!doctype html><html><body><article><p>Hello</p></article></body></html>")).toEqual({ ok: true });
  });

  test.each([
    ["nesting", "<div>".repeat(HTML_LIMITS.depth + 1), /deep/],
    ["unclosed formatting", "<b>".repeat(2_000_000), /deep/],
    ["elements", "<i></i>".repeat(HTML_LIMITS.elements + 1), /elements/],
    ["void elements", "<br>".repeat(HTML_LIMITS.elements + 1), /elements/],
    ["attributes", `<p ${Array.from({ length: 2_001 }, (_, at) => `a${at}=x`).join(" ")}>`, /attributes/],
  ])("refuses too much %s and says so", (_, html, reason) => {
    expect(prescan(html)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  test("allows exactly the limits", () => {
    expect(prescan("<div>".repeat(HTML_LIMITS.depth)).ok).toBe(true);
    expect(prescan("<br>".repeat(HTML_LIMITS.elements)).ok).toBe(true);
    expect(prescan(`<p ${"x=1 ".repeat(HTML_LIMITS.attributes)}>`).ok).toBe(true);
  });

  test("counts siblings as siblings where end tags are left out", () => {
    expect(prescan(`<ul>${"<li>one".repeat(1_000)}</ul>${"<p>two".repeat(1_000)}`).ok).toBe(true);
  });

  test("comes to an end on five megabytes of rubbish", () => {
    for (const rubbish of ["<", "<!--", "<a href='", "&", "<script>", "</p>", "<![CDATA["]) {
      expect(prescan(rubbish.repeat(5_000_000 / rubbish.length))).toHaveProperty("ok");
    }
  });
});
