import { describe, expect, it } from "vitest";
import { assess } from "../../../src/domain/readiness/assess.ts";
import type { Facts, Touch } from "../../../src/domain/readiness/facts.ts";
import type { Gate, GateId } from "../../../src/domain/readiness/readiness.ts";
import { daysAgo, facts, NOW, tell } from "./story.ts";

function gateOf(id: GateId, given: Facts): Gate | undefined {
  return assess(given).gates.find((gate) => gate.id === id);
}

const ASKS = ["I comment 30 a", "I ask 20", "they reply 19", "I ask 18", "they reply 17"];
const OVER_BUDGET = { budget: { limit: 1, used: 1 } };
const IGNORED = { invites: [{ id: "i", status: "ignored" as const, at: daysAgo(40), changedAt: daysAgo(19) }] };
const WITHDRAWN = { invites: [{ id: "i", status: "withdrawn" as const, at: daysAgo(20) }] };
const DECLINED = { invites: [{ id: "i", status: "declined" as const, at: daysAgo(20) }] };

const CLEARED: [gate: GateId, told: string[], then: string[], before?: Partial<Facts>, after?: Partial<Facts>][] = [
  ["answered", ["I comment 3 a"], ["they reply 2 a"]],
  ["answered", ["I comment 3 a", "they like 2 a", "they follow 2"], ["they mention 1"]],
  ["substance", ["I comment 30 a", "I comment 20 b", "I comment 29 a"], ["I comment 16 c"]],
  ["substance", [], ["I meeting 1"]],
  ["substance", [], ["they introduction 1"]],
  ["current", ["I comment 120 a", "they reply 119 a"], ["I comment 3 b", "they reply 2 b"]],
  ["current", ["they mention 5"], ["I email 4"]],
  ["not-pushing", ["I comment 9 a", "I comment 8 b", "I comment 7 c", "I comment 6 d"], ["they reply 1 a"]],
  ["no-refusal", ["they reply 50 a"], ["they mention 3"], DECLINED],
  ["no-refusal", ["they reply 50 a"], [], WITHDRAWN, { now: new Date(NOW.getTime() + 86_400_000) }],
  ["gave-first", ASKS, ["I share 3 a"]],
  ["gave-first", ["I comment 9 a", "I comment 8 b", "I ask 7"], ["they email 1"]],
  ["gave-first", ["I comment 90 a", "I comment 80 b"], ["I comment 2 c"], IGNORED],
  ["budget", [], [], OVER_BUDGET, { budget: { limit: 2, used: 1 } }],
  ["why-now", ["they reply 366 a"], ["they reply 3 b"]],
];

describe("a gate that failed", () => {
  it.each(CLEARED)("%s: %j is cleared by %j", (id, told, then, before, after) => {
    const failed = gateOf(id, facts(tell(...told), before));
    expect(failed).toMatchObject({ passed: false, clears: expect.stringMatching(/\.$/u) });
    const cleared = gateOf(id, facts(tell(...told, ...then), { ...before, ...after }));
    expect(cleared).toMatchObject({ passed: true, clears: null });
  });

  it("says when what happened, in words", () => {
    const readiness = assess(facts(tell("I comment 24 a", "they reply 23 a")));
    expect(readiness.gates[0]?.text).toBe("They replied to you on 6 February 2027.");
    expect(readiness.signals[0]).toMatchObject({
      touchIds: ["1"],
      text: "They replied to you once, on 6 February 2027.",
    });
  });
});

describe("touches about the same post", () => {
  const comment = (id: string, days: number, about: Partial<Touch>): Touch[] =>
    tell(`I comment ${days}`).map((touch) => ({ ...touch, ...about, id }));

  it.each<[string, Partial<Touch>[]]>([
    ["share a post id", [{ postId: "p" }, { postId: "p" }]],
    ["share an address", [{ url: "https://a.example/post" }, { url: "https://a.example/post/#comment-7" }]],
    [
      "are tied together by a third",
      [{ postId: "p" }, { url: "https://a.example/post" }, { postId: "p", url: "https://a.example/post" }],
    ],
  ])("%s", (_, about) => {
    const touches = about.flatMap((one, index) => comment(`${index}`, 40 - index * 18, one));
    expect(gateOf("substance", facts(touches))?.passed).toBe(false);
  });

  it("are told apart where neither names a post", () => {
    expect(gateOf("substance", facts([...comment("1", 40, {}), ...comment("2", 20, {})]))?.passed).toBe(true);
  });
});
