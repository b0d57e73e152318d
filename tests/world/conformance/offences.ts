// The judge: what a publisher can hold against a follower, from its own journal alone (design/feeds.md, Rules for the poller).
import { HOUR } from "../../../src/clock.ts";
import { conditionOffences } from "./judge-conditions.ts";
import { hostOffences } from "./judge-hosts.ts";
import { mannerOffences } from "./judge-manners.ts";
import { moveOffences } from "./judge-moves.ts";
import { paceOffences } from "./judge-pace.ts";
import type { Journal } from "./journal.ts";
import { byUrl, trace } from "./trace.ts";

/**
 * Each breach of a rule that can be seen from outside, as a sentence that begins with its number. A test of anything at
 * all may end with `expect(offences(publisher.journal)).toEqual([])`.
 */
export function offences(journal: Journal): string[] {
  const all = trace(journal);
  return [conditionOffences, paceOffences, hostOffences, moveOffences, mannerOffences].flatMap((judge) => judge(all));
}

/** Feeds that were asked for on purpose, and then not for longer than `hours` until `until`: polls that were lost. */
export function neglected(journal: Journal, until: Date, hours: number): string[] {
  const feeds = trace(journal).filter(({ kind, via }) => kind === "feed" && !via);
  return [...byUrl(feeds)].flatMap(([url, visits]) => {
    const times = [...visits.map(({ at }) => at.getTime()), until.getTime()];
    const isGone = visits.some(({ status }) => status === 410);
    const longest = Math.max(...times.slice(1).map((time, index) => time - times[index]!));
    return !isGone && longest > hours * HOUR ? [`${url} was not asked for ${Math.round(longest / HOUR)} hours`] : [];
  });
}
