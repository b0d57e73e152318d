// What the score is made of. Everything is passed in: the formula reads no clock and no database.
import type { AskedRow } from "../../db/schema/own.ts";

/** How much a post touches what the user named, 0 to 1, and what of that, in their words, best first. */
export type Touching = { strength: number; names: readonly string[] };

/** Posts turned down: the sum of what is left of each (1 at once, half after a month). */
export type TurnedDown = {
  /** Of posts by this person. */
  author: number;
  /** Of posts on a topic that this one shares and that several authors were turned down for. */
  topic: { name: string; weight: number } | null;
};

export type OpeningFacts = {
  now: Date;
  publishedAt: Date;
  interest: Touching;
  expertise: Touching;
  question: AskedRow | null;
  /** Days between two posts of this author, usually; null where that is not known. */
  gapDays: number | null;
  /** How many have commented; null where nobody says. */
  comments: number | null;
  /** Whether it is known that one can comment. Where it is known that one cannot, the post is no opening. */
  isOpen: boolean;
  stage: string;
  /** The last touch with them either way; null: there was none. */
  lastTouchAt: Date | null;
  responsiveness: Responsiveness | null;
  /** Comments in a row that they have not answered. */
  unanswered: number;
  turnedDown: TurnedDown;
};

/**
 * Whether somebody answers people: of the comments that were said to them, how many they answered. Null where nothing is
 * known. Today it is read off the user's own touches; threads will tell it of everybody's.
 */
export type Responsiveness = { answered: number; of: number };
