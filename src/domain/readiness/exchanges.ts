// Who answered whom: turns within one exchange, and what the user said that nobody answered.
import { isDirected, isSaid } from "./acts.ts";
import type { Act } from "./history.ts";

/** Everything one side said before the other side spoke. */
export type Turn = Act[];

/**
 * The turns of every exchange: one exchange a post, and one a channel for what names no post. What the user said last
 * is no turn until it is answered, and it takes two to exchange. (Cut this way, another reply can only add turns.)
 */
export function findTurns(acts: readonly Act[]): Turn[][] {
  const exchanges = new Map<string, Act[]>();
  for (const act of acts) {
    if (!isDirected(act.touch) && !isSaid(act.touch)) continue;
    const key = act.post ?? `unnamed ${act.touch.channel}`;
    const exchange = exchanges.get(key);
    if (exchange === undefined) exchanges.set(key, [act]);
    else exchange.push(act);
  }
  return [...exchanges.values()].map(turnsOf);
}

function turnsOf(exchange: readonly Act[]): Turn[] {
  const turns: Turn[] = [];
  for (const act of exchange) {
    const current = turns.at(-1);
    if (current?.[0] !== undefined && isDirected(current[0].touch) === isDirected(act.touch)) current.push(act);
    else turns.push([act]);
  }
  const last = turns.at(-1)?.[0];
  if (last !== undefined && !isDirected(last.touch)) turns.pop();
  return turns.length > 1 ? turns : [];
}

/** What the user said since the person last turned to them: in a row, without an answer. */
export function findUnansweredInARow(acts: readonly Act[]): Act[] {
  const lastAnswer = acts.findLastIndex((act) => isDirected(act.touch));
  return acts.slice(lastAnswer + 1).filter((act) => isSaid(act.touch));
}

/** Splits what the user said by whether a later act answers it: one on the same post, or one that names no post. */
export function splitByAnswer(acts: readonly Act[]): { answered: Act[]; unanswered: Act[] } {
  const answered: Act[] = [];
  const unanswered: Act[] = [];
  const answeredPosts = new Set<string | undefined>();
  for (const act of acts.toReversed()) {
    if (isDirected(act.touch)) answeredPosts.add(act.post);
    if (!isSaid(act.touch)) continue;
    const isAnswered =
      answeredPosts.has(undefined) || (act.post === undefined ? answeredPosts.size > 0 : answeredPosts.has(act.post));
    (isAnswered ? answered : unanswered).push(act);
  }
  return { answered: answered.reverse(), unanswered: unanswered.reverse() };
}
