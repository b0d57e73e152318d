// A made-up post, and a short way to ask one criterion about a draft on it.
import { coach } from "../../../src/domain/coach/coach.ts";
import type { CoachInput, CriterionId, Judgement } from "../../../src/domain/coach/verdict.ts";

export const POST: NonNullable<CoachInput["post"]> = {
  title: "Why our bakery stopped taking pre-orders",
  author: "Ines Falk",
  text: `For six years customers could reserve bread by telephone. Every morning two of us packed paper bags before the ovens were warm.

In March we ended it. Waste fell from 47 loaves a week to 6 loaves, and the queue grew shorter by 30 %.

The hardest part was the regulars. Mrs. Ortega had collected the same rye loaf every Friday, and she told us “a promise is worth more than a discount” before leaving. Should we have kept a small list for the elderly?

Our accountant, Jonas Weber, had expected sales to drop. They did not.`,
  comments: [
    "Our cheese shop ended telephone reservations too, and the elderly customers simply moved to the supermarket.",
  ],
};

export function verdictOf(id: CriterionId, text: string, more: Partial<CoachInput> = {}): Judgement | undefined {
  return findingOf(id, text, more)?.verdict;
}

export function findingOf(id: CriterionId, text: string, more: Partial<CoachInput> = {}) {
  const { criteria } = coach({ text, channel: "blog", post: POST, ...more });
  return criteria.find((criterion) => criterion.id === id);
}

/** What the spans of a finding cover. */
export function citedBy(id: CriterionId, text: string, more: Partial<CoachInput> = {}): string[] {
  return (findingOf(id, text, more)?.spans ?? []).map(({ start, end }) => text.slice(start, end));
}

export const LONG_GERMAN =
  "Bei uns im Laden haben wir die Vorbestellungen auch abgeschafft, weil die Leute ihre Tüten einfach nicht abgeholt haben.";
