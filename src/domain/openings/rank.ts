// All openings of a user as of now, best first. Facts are stored, the score is not: it moves with every hour and touch.
import { DAY } from "../../clock.ts";
import { listRhythms } from "../../db/feeds.ts";
import { findOpenings, keyOf, listCandidates, listTurnedDown, type Candidate } from "../../db/openings.ts";
import { findPeople, type Person } from "../../db/people.ts";
import { getProfile } from "../../db/profiles.ts";
import { listTouchesWith } from "../../db/touches.ts";
import type { Handle } from "../../db/transaction.ts";
import { hasSpokenOn, NO_DIALOGUE, readDialogue } from "./dialogues.ts";
import type { OpeningFacts } from "./facts.ts";
import { gapDaysOf } from "./gaps.ts";
import { scoreOf, scoreOpening, type Reason } from "./score.ts";
import { createTaste, DISMISSALS_DAYS } from "./turned-down.ts";
import { OPENING_DAYS, UNANSWERED_CLOSE } from "./weights.ts";

/** `facts` without the words: they are read where they are told (`tellReasons`). */
export type Ranked = { postId: string; personId: string; person: Person; score: number; facts: OpeningFacts };

/** Best first; of equals the newer. */
export async function rankOpenings(
  db: Handle,
  userId: string,
  filter: { now: Date; personId?: string | undefined; postId?: string | undefined },
): Promise<Ranked[]> {
  const { now, personId, postId } = filter;
  const since = new Date(now.getTime() - OPENING_DAYS * DAY);
  const { aiEnabled } = await getProfile(db, userId);
  const candidates = await listCandidates(db, userId, { since, mayModel: aiEnabled, personId, postId });
  if (candidates.length === 0) return [];
  const personIds = [...new Set(candidates.map((one) => one.personId))];
  const people = new Map((await findPeople(db, userId, personIds)).map((person) => [person.id, person]));
  const touches = await listTouchesWith(db, userId, personIds);
  const dialogues = new Map(Array.from(touches, ([id, of]) => [id, readDialogue(of, now)]));
  const rhythms = await listRhythms(db, [...new Set(candidates.map((one) => one.feedId))]);
  const gaps = new Map(Array.from(rhythms, ([feedId, rhythm]) => [feedId, gapDaysOf(rhythm)]));
  const dismissals = await listTurnedDown(db, userId, new Date(now.getTime() - DISMISSALS_DAYS * DAY));
  const tasteOf = createTaste(dismissals, now);
  return candidates
    .flatMap((candidate): Ranked[] => {
      const person = people.get(candidate.personId);
      const dialogue = dialogues.get(candidate.personId) ?? NO_DIALOGUE;
      if (!person || person.stage === "declined" || dialogue.unanswered >= UNANSWERED_CLOSE) return [];
      if (hasSpokenOn(dialogue, candidate)) return [];
      const facts: OpeningFacts = {
        ...toFacts(candidate),
        now,
        gapDays: gaps.get(candidate.feedId) ?? null,
        stage: person.stage,
        lastTouchAt: person.lastTouchAt,
        responsiveness: dialogue.responsiveness,
        unanswered: dialogue.unanswered,
        turnedDown: tasteOf(candidate),
      };
      return [{ postId: candidate.postId, personId: person.id, person, score: scoreOf(facts), facts }];
    })
    .toSorted((a, b) => b.score - a.score || b.facts.publishedAt.getTime() - a.facts.publishedAt.getTime());
}

function toFacts(
  candidate: Candidate,
): Pick<OpeningFacts, "publishedAt" | "interest" | "expertise" | "question" | "comments" | "isOpen"> {
  return {
    publishedAt: candidate.publishedAt,
    interest: { strength: candidate.interest, names: [] },
    expertise: { strength: candidate.expertise, names: [] },
    question: candidate.asks ? { text: "" } : null,
    comments: candidate.commentCount,
    isOpen: candidate.isOpen,
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
