import { describe, expect, it } from "vitest";
import { assess } from "../../../src/domain/readiness/assess.ts";
import { nextStep } from "../../../src/domain/readiness/next-step.ts";
import { STAGES } from "../../../src/domain/readiness/stages.ts";
import { facts, tell } from "./story.ts";

describe("the next step", () => {
  it.each(STAGES)("is one short sentence for %s", (stage) => {
    expect(nextStep({ stage, readiness: assess(facts([])) })).toMatch(/^[A-Z][^\n]{10,120}\.$/u);
  });

  it("is to answer, before anything else", () => {
    const readiness = assess(facts(tell("I comment 3 a", "they reply 2 a")));
    expect(nextStep({ stage: "in-dialogue", readiness, replyWaiting: true })).toBe("Answer what they wrote to you.");
  });

  it("names the opening, but never while the user is pushing", () => {
    const opening = { title: "Why caches lie" };
    const quiet = assess(facts([]));
    const pushing = assess(facts(tell("I comment 4 a", "I comment 3 b", "I comment 2 c", "I comment 1 d")));
    expect(nextStep({ stage: "listening", readiness: quiet, opening })).toContain("Why caches lie");
    expect(nextStep({ stage: "listening", readiness: pushing, opening })).not.toContain("Why caches lie");
  });
});
