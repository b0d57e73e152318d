// What a touch means. One place, so that gates, signals and stages cannot disagree about it.
import type { Touch } from "./facts.ts";

/** Praise or assent and nothing else: fewer words than that, beginning like this. */
const NOD_WORDS = 5;
const NOD =
  /^(?:(?:so|very|really|what an?|an?|this is)\s+)*(?:great|nice|good|awesome|amazing|excellent|brilliant|love(?:ly|d)?|thanks?|thank you|well said|cool|wow|agreed|exactly|\+1)\b/iu;

/** An act by them towards the user. Likes, follows and shares cost a click and are not directed; a meeting takes two. */
export function isDirected(touch: Touch): boolean {
  if (touch.kind === "meeting") return true;
  return touch.direction === "inbound" && !isOneClick(touch);
}

export function isOneClick(touch: Touch): boolean {
  return touch.kind === "like" || touch.kind === "follow" || touch.kind === "share";
}

/** Words the user wrote to them. An unanswered mail counts as an unanswered comment. */
export function isSaid(touch: Touch): boolean {
  if (touch.direction === "inbound") return false;
  return ["comment", "reply", "mention", "webmention", "email"].includes(touch.kind);
}

/** Words the user wrote about a post of theirs. A mail is about a post only where it names one. */
export function isComposedComment(touch: Touch): boolean {
  if (!isSaid(touch) || isNod(touch)) return false;
  const named = Boolean(touch.postId ?? touch.about ?? touch.url);
  return named || touch.kind === "comment" || touch.kind === "webmention";
}

/** "Great post!" is no comment that anybody composed. Where the words are not known, they get the benefit of the doubt. */
function isNod({ text }: Touch): boolean {
  const words = text?.trim().split(/\s+/u) ?? [];
  return words.length < NOD_WORDS && NOD.test(text?.trim() ?? "");
}

/** The user linked to, credited, helped or introduced them. */
export function isGift(touch: Touch): boolean {
  if (touch.direction === "inbound") return false;
  return ["share", "mention", "webmention", "gift", "introduction"].includes(touch.kind);
}

/** On the ledger, comments and answers are gives as well. */
export function isGive(touch: Touch): boolean {
  return isGift(touch) || isSaid(touch);
}

/** An introduction to the user that they agreed to (outbound ones are the user introducing them to somebody). */
export function isAgreedIntroduction(touch: Touch): boolean {
  return touch.kind === "introduction" && touch.direction === "inbound";
}

/** Needs nothing from the user beside it to be contact both ways. */
export function isTwoWay(touch: Touch): boolean {
  return touch.kind === "meeting" || isAgreedIntroduction(touch);
}
