// All openings of a user as of now, best first. Facts are stored, the score is not: it moves with every hour and touch.
import { DAY } from "../../clock.ts";
import { listSiblings } from "../../db/copies.ts";
import { listRhythms } from "../../db/feeds.ts";
import {
  findOpenings,
  keyOf,
  listCandidates,
  listRough,
  listTurnedDown,
  type Candidate,
  type Rough,
} from "../../db/openings.ts";
import { findPeople, type Person } from "../../db/people.ts";
import { getProfile } from "../../db/profiles.ts";
import type { Handle } from "../../db/transaction.ts";
import type { OpeningFacts } from "./facts.ts";
import { gapDaysOf } from "./gaps.ts";
import { scoreOf, scoreOpening, type Reason } from "./score.ts";
import { createTaste, DISMISSALS_DAYS } from "./turned-down.ts";
import { OPENING_DAYS, UNANSWERED_CLOSE } from "./weights.ts";

/** `facts` without the words: they are read where they are told (`tellReasons`). */
export type Ranked = { postId: string; personId: string; person: Person; score: number; facts: OpeningFacts };

/** So many posts are looked at at a time. */
const BATCH = 60;

type Filter = {
  now: Date;
  personId?: string | undefined;
  postId?: string | undefined;
  /** The best are enough: so many, by so many people. Without it, all. */
  enough?: { openings: number; people: number } | undefined;
  /** Posts that are looked at in any case. */
  also?: readonly string[] | undefined;
};

/**
 * Best first; of equals the newer. What a post may be worth is known before it is looked at, but for its comments and what
 * was turned down of its topics: where the best are enough, most posts need not be looked at.
 */
export async function rankOpenings(db: Handle, userId: string, filter: Filter): Promise<Ranked[]> {
  const { now, personId, postId, enough, also = [] } = filter;
  const since = new Date(now.getTime() - OPENING_DAYS * DAY);
  const rough = await listRough(db, userId, { since, personId, postId });
  if (rough.length === 0) return [];
  const factsOf = await readCommonFacts(db, userId, rough, now);
  const bounds = rough
    .flatMap((one) => {
      const known = factsOf(one, UNSEEN);
      return known === undefined ? [] : [{ postId: one.postId, most: scoreOf(known.facts) }];
    })
    .toSorted((a, b) => b.most - a.most);
  const waiting = [
    ...bounds.filter((one) => also.includes(one.postId)),
    ...bounds.filter((one) => !also.includes(one.postId)),
  ];
  const { aiEnabled } = await getProfile(db, userId);
  const siblings = await listSiblings(db, userId);
  const ranked: Ranked[] = [];
  while (waiting.length > 0) {
    if (enough && isEnough(ranked, enough, waiting[0]!.most)) break;
    const postIds = waiting.splice(0, enough ? BATCH : waiting.length).map((one) => one.postId);
    for (const candidate of await listCandidates(db, userId, { postIds, mayModel: aiEnabled, siblings })) {
      const known = factsOf(candidate, { comments: candidate.commentCount, ...candidate });
      if (known === undefined || candidate.publishedAt < since) continue;
      if (personId !== undefined && candidate.personId !== personId) continue;
      ranked.push({ postId: candidate.postId, personId: candidate.personId, ...known, score: scoreOf(known.facts) });
    }
    ranked.sort((a, b) => b.score - a.score || b.facts.publishedAt.getTime() - a.facts.publishedAt.getTime());
  }
  return ranked;
}

/** Whether what comes next is not to be expected among the best any more. */
function isEnough(ranked: readonly Ranked[], enough: NonNullable<Filter["enough"]>, next: number): boolean {
  const better = ranked.filter(({ score }) => score >= next);
  return better.length >= enough.openings && new Set(better.map((one) => one.personId)).size >= enough.people;
}

/** What of a post is not known before it is looked at. */
type OfPost = { comments: number | null; isOpen: boolean; topics: readonly string[] };

/** Most publishers say nothing of comments: who is the first in an empty room gains 0.14 that are not foreseen here. */
const UNSEEN: OfPost = { comments: null, isOpen: false, topics: [] };

type FactsOf = (one: Rough | Candidate, post: OfPost) => { person: Person; facts: OpeningFacts } | undefined;

/** What all openings of a person or a feed share. Undefined is answered where the person is to be left in peace. */
async function readCommonFacts(db: Handle, userId: string, rough: readonly Rough[], now: Date): Promise<FactsOf> {
  const personIds = [...new Set(rough.map((one) => one.personId))];
  const people = new Map((await findPeople(db, userId, personIds)).map((person) => [person.id, person]));
  const rhythms = await listRhythms(db, [...new Set(rough.map((one) => one.feedId))]);
  const gaps = new Map(Array.from(rhythms, ([feedId, rhythm]) => [feedId, gapDaysOf(rhythm)]));
  const dismissals = await listTurnedDown(db, userId, new Date(now.getTime() - DISMISSALS_DAYS * DAY));
  const tasteOf = createTaste(dismissals, now);
  return (one, post) => {
    const person = people.get(one.personId);
    if (!person || person.stage === "declined" || person.unanswered >= UNANSWERED_CLOSE) return undefined;
    const facts: OpeningFacts = {
      now,
      publishedAt: one.publishedAt,
      interest: { strength: one.interest, names: [] },
      expertise: { strength: one.expertise, names: [] },
      question: one.asks ? { text: "" } : null,
      comments: post.comments,
      isOpen: post.isOpen,
      gapDays: gaps.get(one.feedId) ?? null,
      stage: person.stage,
      lastTouchAt: person.lastTouchAt,
      responsiveness: person.answerable === 0 ? null : { answered: person.answered, of: person.answerable },
      unanswered: person.unanswered,
      turnedDown: tasteOf({ personId: one.personId, topics: post.topics }),
    };
    return { person, facts };
  };
}

/** The reasons of these, in sentences, in the same order. */
export async function tellReasons(
  db: Handle,
  userId: string,
  ranked: readonly Ranked[],
): Promise<(Ranked & { reasons: Reason[] })[]> {
  const stored = await findOpenings(db, userId, ranked);
  return ranked.map((one) => {
    const known = stored.get(keyOf(one));
    const facts: OpeningFacts = {
      ...one.facts,
      interest: { ...one.facts.interest, names: known?.interestIn ?? [] },
      expertise: { ...one.facts.expertise, names: known?.expertiseIn ?? [] },
      question: one.facts.question && (known?.question ?? one.facts.question),
    };
    return { ...one, ...scoreOpening(facts) };
  });
}
