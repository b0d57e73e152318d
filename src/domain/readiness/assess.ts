// Readiness: how warranted an invite is now, and what that rests on. Pure: the same facts give the same answer.
import type { Facts } from "./facts.ts";
import { gateAnswered, gateCurrent, gateSubstance, gateWhyNow } from "./gates-of-dialogue.ts";
import { gateBudget, gateGaveFirst, gateNoRefusal, gateNotPushing } from "./gates-of-restraint.ts";
import { readHistory } from "./history.ts";
import type { Readiness, Signal } from "./readiness.ts";
import { BASE_RATE, paceFactor, PRIOR_SPREAD } from "./signal-table.ts";
import { readSignals } from "./signals.ts";
import { stageOf } from "./stage-of.ts";

/** Two-sided 90 % of a normal. */
const Z90 = 1.645;

/** p = sigmoid(b0 + Σ β·x). The order of the touches does not matter; those after `now` are not seen. */
export function assess(facts: Facts): Readiness {
  const acts = readHistory(facts.touches, facts.now);
  const pace = paceFactor(facts.medianDaysBetweenPosts);
  const signals = readSignals(acts, facts);
  const logOdds = signals.reduce((sum, { contribution }) => sum + contribution, Math.log(BASE_RATE / (1 - BASE_RATE)));
  const probability = sigmoid(logOdds);
  const gates = [
    gateAnswered(acts),
    gateSubstance(acts),
    gateCurrent(acts, pace),
    gateNotPushing(acts),
    gateNoRefusal(acts, facts),
    gateGaveFirst(acts, facts),
    gateBudget(facts),
    gateWhyNow(acts),
  ];
  const stage = stageOf(acts, facts, gates, probability);
  const margin = Z90 * spreadOf(signals);
  return {
    probability,
    interval: [sigmoid(logOdds - margin), sigmoid(logOdds + margin)],
    stage,
    ready: stage === "ready",
    gates,
    signals,
    basis:
      "Our starting guess: the weights come from published studies of who answers whom, none of which counted invites; " +
      "your own outcomes have not moved them yet.",
  };
}

/** Laplace at the prior: independent betas and intercept, so the variances of the terms add up. */
function spreadOf(signals: readonly Signal[]): number {
  const squares = signals.reduce((sum, { value }) => sum + value ** 2, 1);
  return PRIOR_SPREAD * Math.sqrt(squares);
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
