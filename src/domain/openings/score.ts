// How good an opening is: a sum of parts, each of which can be read. The numbers stand in weights.ts.
import { DAY } from "../../clock.ts";
import type { OpeningFacts } from "./facts.ts";
import { SAYS } from "./reasons.ts";
import {
  FRESH_HALF_DAYS,
  FRESH_SHARE_OF_GAP,
  NEED,
  ROOM_COMMENTS,
  TOLD_FIRST,
  WEIGHTS,
  type PartId,
} from "./weights.ts";

/** One part of a score: `weight` is what it adds, with its sign; `text` says it in a sentence. */
export type Reason = { id: PartId; text: string; weight: number };

/** Parts that add or take less than this are not told. */
const LEAST = 0.005;

/**
 * The score, from about -0.5 to 1.6, and the reasons that add up to it, the most particular first. Higher is better; it
 * compares openings of one user and is no probability.
 *
 * `score = Σ weight · part`. Each part is between 0 and 1, but `room` and `answers`, which are between -1 and 1.
 */
export function scoreOpening(facts: OpeningFacts): { score: number; reasons: Reason[] } {
  const weights = weigh(facts);
  const reasons = weights.map(({ id, weight }) => ({ id, text: SAYS[id](facts), weight }));
  return { score: total(weights), reasons };
}

/** The score alone, without a word. */
export function scoreOf(facts: OpeningFacts): number {
  return total(weigh(facts));
}

function weigh(facts: OpeningFacts): { id: PartId; weight: number }[] {
  const parts: Record<PartId, number> = {
    expertise: facts.expertise.strength,
    interest: facts.interest.strength,
    question: asking(facts),
    fresh: freshness(facts),
    room: room(facts.comments),
    open: facts.isOpen ? 1 : 0,
    answers: answering(facts),
    relationship: need(facts),
    unanswered: waiting(facts.unanswered),
    author: seen(facts.turnedDown.author),
    topics: seen(facts.turnedDown.topic?.weight ?? 0),
  };
  return TOLD_FIRST.map((id) => ({ id, weight: round(WEIGHTS[id] * parts[id]) })).filter(
    ({ weight }) => Math.abs(weight) >= LEAST,
  );
}

function total(weights: readonly { weight: number }[]): number {
  return round(weights.reduce((sum, { weight }) => sum + weight, 0));
}

/** A question is worth answering by who knows the matter: a third of it by anybody. */
function asking({ question, interest, expertise }: OpeningFacts): number {
  return question === null ? 0 : (1 + 2 * Math.max(interest.strength, expertise.strength)) / 3;
}

/** Halves with the author's own rhythm: who writes daily is past it tomorrow, who writes monthly is not. */
function freshness(facts: OpeningFacts): number {
  const days = Math.max(0, facts.now.getTime() - facts.publishedAt.getTime()) / DAY;
  return 2 ** (-days / freshHalfDays(facts.gapDays));
}

/** Days after which half of a post's freshness is gone. */
export function freshHalfDays(gapDays: number | null): number {
  const { least, most, unknown } = FRESH_HALF_DAYS;
  return gapDays === null ? unknown : Math.min(most, Math.max(least, gapDays * FRESH_SHARE_OF_GAP));
}

/** 1 where nobody has commented, 0 at ten, -1 at 120 and more. */
function room(comments: number | null): number {
  if (comments === null) return 0;
  return Math.max(-1, 1 - Math.log1p(comments) / Math.log1p(ROOM_COMMENTS));
}

/** The mean of what may be believed of them (a uniform prior), moved to -1 … 1: nothing known is 0. */
function answering({ responsiveness }: OpeningFacts): number {
  if (responsiveness === null) return 0;
  const { answered, of } = responsiveness;
  return (2 * (answered + 1)) / (of + 2) - 1;
}

/** What the stage gains by a word, less where one was spoken just now. */
function need({ now, stage, lastTouchAt }: OpeningFacts): number {
  const { most, halfDays } = NEED[stage] ?? { most: 0, halfDays: 7 };
  if (lastTouchAt === null) return most;
  return most * (1 - 2 ** (-Math.max(0, now.getTime() - lastTouchAt.getTime()) / DAY / halfDays));
}

/** One comment without an answer is nothing much; three close the door. */
function waiting(unanswered: number): number {
  return Math.min(1, unanswered ** 2 / 9);
}

/** Each turned down says less than the one before it: 1/2, 2/3, 3/4 … and never all. */
function seen(count: number): number {
  return count / (count + 1);
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
