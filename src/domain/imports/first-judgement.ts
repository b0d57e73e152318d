// What is to be said of somebody who has just come in with a file, and of whom no post was read: the same for all of
// them, so that two thousand cost no more than one.
import { assess } from "../readiness/assess.ts";
import { nextStep } from "../readiness/next-step.ts";

export type FirstJudgement = { stage: string; readiness: number; nextStep: string; assessedAt: Date };

/** As `assessPerson` would judge, where there is neither touch nor post. */
export function judgeNewcomer(of: { following: boolean; inviteBudget: number; now: Date }): FirstJudgement {
  const { following, inviteBudget, now } = of;
  const readiness = assess({
    now,
    touches: [],
    person: { following, lastActiveAt: null },
    budget: { limit: inviteBudget, used: 0 },
    medianDaysBetweenPosts: null,
    previousStage: "stranger",
  });
  const { stage, probability } = readiness;
  return {
    stage,
    readiness: probability,
    nextStep: nextStep({ stage, readiness, replyWaiting: false, following }),
    assessedAt: now,
  };
}
