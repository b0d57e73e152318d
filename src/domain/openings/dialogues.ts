// What the touches with a person say of their answering: kept with the person, so that no page reads a whole dialogue.
import { findUnansweredInARow, splitByAnswer } from "../readiness/exchanges.ts";
import type { Touch } from "../readiness/facts.ts";
import { readHistory } from "../readiness/history.ts";

/** Nine answers in ten come within a week (judgement.md, 1): a younger comment may yet be answered. */
const ANSWERED_WITHIN_DAYS = 7;

/**
 * @property unanswered comments in a row that wait for an answer, as the gate "not pushing" counts them.
 * @property answered of `answerable`: comments that were answered, or are old enough to have been.
 */
export type Answering = { unanswered: number; answered: number; answerable: number };

export function readAnswering(touches: readonly Touch[], now: Date): Answering {
  const acts = readHistory(touches, now);
  const { answered, unanswered } = splitByAnswer(acts);
  const ripe = unanswered.filter(({ days }) => days >= ANSWERED_WITHIN_DAYS);
  return {
    unanswered: findUnansweredInARow(acts).length,
    answered: answered.length,
    answerable: answered.length + ripe.length,
  };
}
