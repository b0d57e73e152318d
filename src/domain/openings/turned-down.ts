// What the user turned down lowers what is like it. Counted from rows: what is taken back is as if it had never been.
import { DAY } from "../../clock.ts";
import type { TurnedDown } from "./facts.ts";
import { TURNED_DOWN_AUTHORS, TURNED_DOWN_HALF_DAYS } from "./weights.ts";

export type Dismissal = { personId: string; topics: readonly string[]; at: Date };

/** Older ones weigh next to nothing. */
export const DISMISSALS_DAYS = 6 * TURNED_DOWN_HALF_DAYS;

/** For each post, what of it was turned down: its author, and the topic of it on which most by several authors was. */
export function createTaste(
  dismissals: readonly Dismissal[],
  now: Date,
): (post: { personId: string; topics: readonly string[] }) => TurnedDown {
  const authors = new Map<string, number>();
  const topics = new Map<string, { weight: number; authors: Set<string> }>();
  for (const { personId, topics: about, at } of dismissals) {
    const left = 2 ** (-Math.max(0, now.getTime() - at.getTime()) / DAY / TURNED_DOWN_HALF_DAYS);
    authors.set(personId, (authors.get(personId) ?? 0) + left);
    for (const topic of new Set(about)) {
      const known = topics.get(topic) ?? { weight: 0, authors: new Set() };
      topics.set(topic, { weight: known.weight + left, authors: known.authors.add(personId) });
    }
  }
  return ({ personId, topics: about }) => ({
    author: authors.get(personId) ?? 0,
    topic: about.reduce<TurnedDown["topic"]>((worst, name) => {
      const known = topics.get(name);
      if (known === undefined || known.authors.size < TURNED_DOWN_AUTHORS) return worst;
      return worst === null || known.weight > worst.weight ? { name, weight: known.weight } : worst;
    }, null),
  });
}
