import { sortEvidence, UNANSWERED_ALLOWED } from "./evidence.ts";
import { daysBetween, formatDay } from "./dates.ts";
import { findUnansweredInARow, type Turn } from "./exchanges.ts";
import type { Facts } from "./facts.ts";
import type { Act } from "./history.ts";
import type { Signal } from "./readiness.ts";
import { halfLifeOf, paceFactor, SIGNAL_TABLE, type SignalId } from "./signal-table.ts";

const GRADE_B_WEIGHT = 0.7;
const TURNS_CAP = 6;
const COMMENTS_CAP = 4;

/** All rows of the table, in its order: x_s = 1 − exp(−Σ w·2^(−age/H) / k), contribution β·x_s. */
export function readSignals(acts: readonly Act[], facts: Facts): Signal[] {
  const pace = paceFactor(facts.medianDaysBetweenPosts);
  const evidence = sortEvidence(acts);
  const weigh = (id: SignalId, act: Act): number =>
    (act.touch.grade === "B" ? GRADE_B_WEIGHT : 1) * 2 ** (-act.days / halfLifeOf(id, pace));
  const from = (id: SignalId, acts: readonly Act[], does: string, not: string, cap = Infinity): Signal => {
    const weights = acts.map((act) => weigh(id, act));
    const text = acts.length === 0 ? not : `${does} ${times(acts.length)}, ${latest(acts)}.`;
    return signal(id, saturate(id, weights, cap), text, acts);
  };
  const known: Signal[] = [
    from("replied", evidence.replied, "They replied to you", "They have not replied to you yet."),
    from(
      "initiated",
      evidence.initiated,
      "They turned to you first",
      "They have not turned to you of their own accord.",
    ),
    from("met", evidence.met, "You met or spoke", "You have not met or spoken."),
    from("introduced", evidence.introduced, "You were introduced", "Nobody has introduced you yet."),
    unknown("voucher", "Whether somebody you both know would vouch for you is not known yet."),
    readTurns(evidence.exchanges, weigh),
    from(
      "gave-first",
      evidence.gaveFirst,
      "You shared, credited or helped",
      "You have not shared, credited or helped yet.",
    ),
    unknown("responsive", "How often they answer anyone is not known yet."),
    from(
      "my-comments",
      evidence.myComments,
      "You commented with care",
      "No comment of yours counts yet.",
      COMMENTS_CAP,
    ),
    unknown("topics", "How far your topics overlap is not known yet."),
    from("one-click", evidence.oneClick, "Likes and follows passed between you", "No likes or follows yet."),
    readUnanswered(acts),
  ];
  return [
    ...known,
    readQuiet(acts, facts, known),
    unknown("invite-load", "How many invites you have open is not known yet."),
  ];
}

function saturate(id: SignalId, weights: readonly number[], cap: number): number {
  const counted = weights.toSorted((a, b) => b - a).slice(0, cap);
  const sum = counted.reduce((total, weight) => total + weight, 0);
  return 1 - Math.exp(-sum / SIGNAL_TABLE[id].saturation);
}

function signal(id: SignalId, value: number, text: string, acts: readonly Act[]): Signal {
  const contribution = value === 0 ? 0 : SIGNAL_TABLE[id].beta * value;
  return { id, value, contribution, text, touchIds: acts.map((act) => act.touch.id) };
}

function unknown(id: SignalId, text: string): Signal {
  return signal(id, 0, text, []);
}

/** The liveliest exchange speaks; a turn weighs as much as the best touch in it. */
function readTurns(exchanges: readonly Turn[][], weigh: (id: SignalId, act: Act) => number): Signal {
  let best: Signal = signal("turns", 0, "Nothing has gone back and forth between you yet.", []);
  for (const turns of exchanges) {
    const weights = turns.map((turn) => Math.max(...turn.map((act) => weigh("turns", act))));
    const value = saturate("turns", weights, TURNS_CAP);
    if (value <= best.value) continue;
    const acts = turns.flat();
    const text = `${turns.length} turns went back and forth in one exchange, ${latest(acts)}.`;
    best = signal("turns", value, text, acts);
  }
  return best;
}

function readUnanswered(acts: readonly Act[]): Signal {
  const row = findUnansweredInARow(acts);
  const beyond = Math.max(0, row.length - UNANSWERED_ALLOWED);
  if (row.length === 0) return signal("unanswered", 0, "Nothing you said waits without an answer.", []);
  const waiting = row.length === 1 ? "One comment of yours has" : `${row.length} comments of yours in a row have`;
  return signal("unanswered", beyond, `${waiting} no answer yet, ${latest(row)}.`, row);
}

/**
 * Log of the days since they were last seen active, against a year. Where all we know of their activity are their own
 * acts towards the user, quiet takes away no more than those acts gave: hearing from them late beats never.
 */
function readQuiet(acts: readonly Act[], facts: Facts, known: readonly Signal[]): Signal {
  const published = facts.person.lastActiveAt;
  const theirs = acts.filter(({ touch }) => touch.direction === "inbound" || touch.kind === "meeting");
  const times = theirs.map((act) => act.touch.at.getTime());
  const publishedDays = published ? daysBetween(published, facts.now) : -1;
  if (published && publishedDays >= 0) times.push(published.getTime());
  if (times.length === 0) return unknown("quiet", "When they were last active is not known yet.");
  const last = new Date(Math.max(...times));
  const value = Math.min(1, Math.log1p(daysBetween(last, facts.now)) / Math.log1p(365));
  const text = `They were last seen active on ${formatDay(last)}.`;
  const lastSeen = theirs.filter((act) => act.touch.at >= last).slice(-1);
  const quiet = signal("quiet", value, text, lastSeen);
  if (publishedDays >= 0) return quiet;
  const given = known
    .filter(({ id }) => ["replied", "initiated", "introduced", "met"].includes(id))
    .reduce((sum, { contribution }) => sum + contribution, 0);
  return { ...quiet, contribution: Math.max(quiet.contribution, -given) };
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

function latest(acts: readonly Act[]): string {
  const at = acts.map((act) => act.touch.at).reduce((a, b) => (a > b ? a : b));
  return `${acts.length === 1 ? "on" : "last on"} ${formatDay(at)}`;
}
