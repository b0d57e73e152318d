// What the touches with a person say of an opening: whether they answer, what waits, and where the user has spoken.
import { DAY } from "../../clock.ts";
import type { Touch } from "../../db/touches.ts";
import { canonicalUrl } from "../../html/canonical-url.ts";
import { isSaid } from "../readiness/acts.ts";
import { findUnansweredInARow, splitByAnswer } from "../readiness/exchanges.ts";
import { readHistory } from "../readiness/history.ts";
import { toJudged } from "../readiness/judged.ts";
import type { Responsiveness } from "./facts.ts";

/** Nine answers in ten come within a week (judgement.md, 1): what is younger may yet be answered. */
const ANSWERED_WITHIN_DAYS = 7;

export type Dialogue = {
  responsiveness: Responsiveness | null;
  unanswered: number;
  /** Posts by id and by address on which the user said something. */
  spoken: ReadonlySet<string>;
};

export const NO_DIALOGUE: Dialogue = { responsiveness: null, unanswered: 0, spoken: new Set() };

export function readDialogue(touches: readonly Touch[], now: Date): Dialogue {
  const acts = readHistory(touches.map(toJudged), now);
  const { answered, unanswered } = splitByAnswer(acts);
  const ripe = unanswered.filter(({ touch }) => now.getTime() - touch.at.getTime() >= ANSWERED_WITHIN_DAYS * DAY);
  const of = answered.length + ripe.length;
  const said = acts.filter(({ touch }) => isSaid(touch)).map(({ touch }) => touch);
  return {
    responsiveness: of === 0 ? null : { answered: answered.length, of },
    unanswered: findUnansweredInARow(acts).length,
    spoken: new Set(said.flatMap(({ postId, about, url }) => [postId, about, url].filter((name) => name != null))),
  };
}

/** Whether the user has spoken on this post already, also by a touch that was logged by hand. */
export function hasSpokenOn(
  { spoken }: Dialogue,
  post: { postId: string; canonicalKey: string | null; url: string | null },
): boolean {
  if (spoken.size === 0) return false;
  const names = [post.postId, post.canonicalKey, post.url === null ? null : canonicalUrl(post.url)];
  return names.some((name) => name !== null && spoken.has(name));
}
