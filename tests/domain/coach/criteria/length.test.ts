import { describe, expect, it } from "vitest";
import type { Channel } from "../../../../src/channels/channel-ids.ts";
import { coach } from "../../../../src/domain/coach/coach.ts";
import { citedBy, verdictOf } from "../draft.ts";
import { judgesPairs } from "../pairs.ts";

const URL = `https://guild.example/${"long/".repeat(20)}`;

describe("length", () => {
  it.each<[Channel, string, number, number | null]>([
    ["x", "abc", 3, 280],
    ["x", `see ${URL}`, 4 + 23, 280],
    ["x", "日本", 4, 280],
    ["x", "👩‍👩‍👧‍👦", 2, 280],
    ["bluesky", "👩‍👩‍👧‍👦 é", 3, 300],
    ["bluesky", URL, URL.length, 300],
    ["mastodon", `@ines@social.example ${URL}`, 5 + 1 + 23, 500],
    ["linkedin", "abc", 3, 1250],
    ["blog", "abc", 3, null],
    ["email", "abc", 3, null],
  ])("counts on %s as the channel does: %j", (channel, text, count, limit) => {
    expect(coach({ text, channel }).length).toEqual({ count, limit });
  });

  it("cites what no longer fits", () => {
    const text = `${"a".repeat(279)} ${"b".repeat(5)}`;
    expect(verdictOf("length", text, { channel: "x" })).toBe("fix");
    expect(citedBy("length", text, { channel: "x" })).toEqual(["bbbbb"]);
  });

  it("knows a server's own limit", () => {
    expect(coach({ text: "abc", channel: "mastodon", serverLimit: 5000 }).length.limit).toBe(5000);
  });

  it.each<[Channel, number, string]>([
    ["blog", 10, "fix"],
    ["blog", 80, "pass"],
    ["blog", 400, "fix"],
    ["linkedin", 40, "pass"],
    ["linkedin", 5, "fix"],
    ["email", 40, "na"],
  ])("advises on %s about %i words: %s", (channel, words, verdict) => {
    expect(verdictOf("length", "bread ".repeat(words).trim(), { channel })).toBe(verdict);
  });

  it("advises one to three sentences on a microblog", () => {
    expect(verdictOf("length", "One. Two. Three.", { channel: "mastodon" })).toBe("pass");
    expect(verdictOf("length", "One. Two. Three. Four. Five.", { channel: "mastodon" })).toBe("fix");
  });
});

const PLAIN = "The list was for the old and the queue was for the young, which nobody had planned at all. ".repeat(12);

judgesPairs(
  "length",
  [1, 2, 3, 5, 8, 13, 21, 34, 55, 89].map((more) => {
    const fits = `${PLAIN.slice(0, 170 + more).trimEnd()}${"!".repeat(110)}`.slice(0, 280);
    return [
      `${more} characters too many`,
      fits,
      `${fits.padEnd(280, "!")}${"?".repeat(more)}`,
      "?".repeat(more),
    ] as const;
  }),
  { channel: "x" },
);
