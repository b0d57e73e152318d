import { describe, expect, it } from "vitest";
import { assess } from "../../../src/domain/readiness/assess.ts";
import type { Facts } from "../../../src/domain/readiness/facts.ts";
import type { Stage } from "../../../src/domain/readiness/stages.ts";
import { daysAgo, facts, NOW, tell } from "./story.ts";

const TWO_ANSWERED = ["I comment 24 a", "they reply 23 a", "I comment 5 b", "they reply 4 b"];
const invite = (status: "sent" | "accepted" | "declined" | "ignored" | "withdrawn" | "draft", days: number) => ({
  id: "i",
  status,
  at: daysAgo(days + 5),
  changedAt: daysAgo(days),
});

const STORIES: [told: string, lines: string[], more: Partial<Facts>, stage: Stage][] = [
  ["a name and nothing else", [], { person: { following: false } }, "stranger"],
  ["a feed is followed", [], {}, "listening"],
  ["I follow their profile, no feed", ["I follow 3"], { person: { following: false } }, "listening"],
  ["I commented, nobody noticed", ["I comment 3 a"], {}, "listening"],
  ["they liked my comment", ["I comment 3 a", "they like 2 a"], {}, "noticed"],
  ["they followed me back", ["I follow 9", "they follow 8"], {}, "noticed"],
  ["they shared my post", ["they share 8 mine"], {}, "noticed"],
  ["one answer", ["I comment 3 a", "they reply 2 a"], {}, "in-dialogue"],
  ["they mentioned me out of the blue", ["they mention 2"], {}, "in-dialogue"],
  ["they commented on my post", ["they comment 2 mine"], {}, "in-dialogue"],
  ["they linked to my post", ["they webmention 2 mine"], {}, "in-dialogue"],
  ["they wrote a mail", ["they email 2"], {}, "in-dialogue"],
  ["we met once, long ago enough to cool", ["I meeting 90"], {}, "in-dialogue"],
  ["two posts, two answers, nineteen days apart", TWO_ANSWERED, {}, "ready"],
  [
    "two posts, two answers, within one week",
    ["I comment 9 a", "they reply 8 a", "I comment 5 b", "they reply 4 b"],
    {},
    "in-dialogue",
  ],
  [
    "many words, all on one post",
    ["I comment 30 a", "they reply 29 a", "I reply 28 a", "they reply 27 a", "I reply 5 a", "they reply 4 a"],
    {},
    "in-dialogue",
  ],
  ["met last week and wrote since", ["I meeting 7", "I email 6", "they email 5"], {}, "ready"],
  ["introduced and answered", ["they introduction 6", "I email 5", "they reply 4"], {}, "ready"],
  ["ready, but an ask hangs", [...TWO_ANSWERED, "I ask 1"], {}, "in-dialogue"],
  [
    "ready, but I talked on into silence",
    [...TWO_ANSWERED, ...["3", "2", "1", "0"].map((d) => `I comment ${d} c${d}`)],
    {},
    "in-dialogue",
  ],
  ["ready, but the month's invites are gone", TWO_ANSWERED, { budget: { limit: 5, used: 5 } }, "in-dialogue"],
  ["everything happened tomorrow", ["they reply -1 a"], {}, "listening"],
  ["one answer, a year of silence", ["I comment 401 a", "they reply 400 a"], {}, "dormant"],
  [
    "a rich dialogue, two years of silence",
    TWO_ANSWERED.map((l) => l.replace(/\d+/u, (d) => `${Number(d) + 730}`)),
    {},
    "dormant",
  ],
  ["one answer, a month of silence", ["I comment 31 a", "they reply 30 a"], {}, "in-dialogue"],
  ["the invite is a draft", TWO_ANSWERED, { invites: [invite("draft", 1)] }, "ready"],
  ["the invite went out", TWO_ANSWERED, { invites: [invite("sent", 1)] }, "invited"],
  ["they accepted", TWO_ANSWERED, { invites: [invite("accepted", 1)] }, "connected"],
  ["they declined", TWO_ANSWERED, { invites: [invite("declined", 1)] }, "declined"],
  ["they declined and wrote later", TWO_ANSWERED, { invites: [invite("declined", 10)] }, "ready"],
  ["they asked to be left alone", TWO_ANSWERED, { person: { following: true, optedOutAt: daysAgo(1) } }, "declined"],
  ["they ignored it and I gave nothing since", TWO_ANSWERED, { invites: [invite("ignored", 1)] }, "in-dialogue"],
  ["I took the invite back last week", TWO_ANSWERED, { invites: [invite("withdrawn", 7)] }, "in-dialogue"],
  ["I took the invite back last month", TWO_ANSWERED, { invites: [invite("withdrawn", 30)] }, "ready"],
];

describe("the stage follows from what happened", () => {
  it.each(STORIES)("%s", (_, lines, more, stage) => {
    const readiness = assess(facts(tell(...lines), more));
    expect({ stage: readiness.stage, ready: readiness.ready }).toEqual({ stage, ready: stage === "ready" });
  });

  it("keeps ready until the probability falls below one half", () => {
    const later = { ...facts(tell(...TWO_ANSWERED)), now: new Date(NOW.getTime() + 45 * 86_400_000) };
    const { probability } = assess(later);
    expect(probability).toBeGreaterThan(0.5);
    expect(probability).toBeLessThan(0.65);
    expect(assess(later).stage).toBe("in-dialogue");
    expect(assess({ ...later, previousStage: "ready" }).stage).toBe("ready");
  });

  it("lets slow publishers fade slowly", () => {
    const story = facts(tell("I comment 200 a", "they reply 199 a"));
    expect(assess(story).stage).toBe("dormant");
    expect(assess({ ...story, medianDaysBetweenPosts: 28 }).stage).toBe("in-dialogue");
  });
});
