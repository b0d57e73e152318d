// What an opening is worth: every number of the formula in score.ts.

/** Older posts are no openings: a comment on them comes too late to be seen. */
export const OPENING_DAYS = 30;

/** So many comments in a row without an answer close all openings with a person (judgement.md, gate "not pushing"). */
export const UNANSWERED_CLOSE = 3;

/**
 * What a part adds to the score when it is whole; below zero: takes from it. Our starting guess, then tuned on half of
 * the told examples in tests/domain/openings/told; judgement.md gives the signs and the order of the social ones.
 */
export const WEIGHTS = {
  /** It is about something the user knows from work. */
  expertise: 0.45,
  /** It is about something the user named as an interest. */
  interest: 0.3,
  /** They ask something; whole only where the user's own matter is asked about. */
  question: 0.25,
  /** It is their latest word, by their own rhythm. */
  fresh: 0.25,
  /** Few others have commented: what is said is heard. Below zero where it is a crowd. */
  room: 0.1,
  /** It is known that one can comment there. */
  open: 0.04,
  /** They answer people: the strongest predictor of a reply after the user's own habit (judgement.md, 1). */
  answers: 0.12,
  /** The dialogue would gain: noticed, in dialogue and quiet for a while, asleep. */
  relationship: 0.2,
  /** What the user said there waits for an answer: never push. */
  unanswered: -0.3,
  /** Posts of theirs were turned down. */
  author: -0.25,
  /** Posts on the same by at least two others were turned down. */
  topics: -0.2,
} as const;

export type PartId = keyof typeof WEIGHTS;

/** What is told first: what is true of this post and this user alone, before what is true of any post. */
export const TOLD_FIRST: readonly PartId[] = [
  "question",
  "expertise",
  "interest",
  "relationship",
  "answers",
  "fresh",
  "room",
  "open",
  "unanswered",
  "author",
  "topics",
];

/**
 * How much a dialogue of each stage gains by a word now, 0 to 1, and after how many days without a touch half of it is
 * needed again. Who is invited is waited for; who declined is left in peace.
 */
export const NEED: Readonly<Record<string, { most: number; halfDays: number }>> = {
  stranger: { most: 0.3, halfDays: 7 },
  listening: { most: 0.4, halfDays: 7 },
  noticed: { most: 1, halfDays: 4 },
  "in-dialogue": { most: 1, halfDays: 7 },
  ready: { most: 0.5, halfDays: 7 },
  invited: { most: 0, halfDays: 7 },
  connected: { most: 0.7, halfDays: 30 },
  declined: { most: 0, halfDays: 7 },
  dormant: { most: 0.8, halfDays: 7 },
};

/** Half of a post's freshness is gone after this share of the author's usual gap between posts … */
export const FRESH_SHARE_OF_GAP = 0.5;
/** … in days, between these bounds; and this where no rhythm is known. */
export const FRESH_HALF_DAYS = { least: 1.5, most: 12, unknown: 3 };

/** So many comments leave half of the room between an empty one and a full one. */
export const ROOM_COMMENTS = 10;

/** How an opening is lowered by what was turned down: half of it is forgotten after so many days. */
export const TURNED_DOWN_HALF_DAYS = 30;
/** A topic is lowered only after posts of so many authors on it: one alone could not talk others down. */
export const TURNED_DOWN_AUTHORS = 2;

/** Of today's three: below this score the post has nothing for this user, and a shorter list is the better one. */
export const SUGGESTED_FROM = 0.3;
