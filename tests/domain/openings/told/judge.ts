// Scores told posts as the product would, and counts how often it takes two of them in the order that was told.
import { DAY, HOUR } from "../../../../src/clock.ts";
import type { Handle } from "../../../../src/db/transaction.ts";
import type { OpeningFacts } from "../../../../src/domain/openings/facts.ts";
import { findStrengths, touchingOf } from "../../../../src/domain/openings/relevance.ts";
import { scoreOpening } from "../../../../src/domain/openings/score.ts";
import type { ToldGroup, ToldPost } from "./told.ts";

const now = new Date("2026-11-24T08:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

type Judged = { title: string; score: number; told: string }[];

export async function judge(db: Handle, groups: readonly ToldGroup[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const group of groups) {
    const posts = [];
    for (const post of group.ranked) {
      const { score, reasons } = scoreOpening(await factsOf(db, group, post));
      const told = reasons.map(({ id, weight }) => `${id} ${weight}`).join(", ");
      posts.push({ title: post.title, score, told });
    }
    judged.push(posts);
  }
  return judged;
}

async function factsOf(db: Handle, group: ToldGroup, post: ToldPost): Promise<OpeningFacts> {
  const about = { title: post.title, text: post.text, language: post.language ?? "en", topics: post.topics ?? [] };
  const strengths = await findStrengths(db, about, [...group.interests, ...group.expertise]);
  const touching = (names: string[]) => touchingOf(names.map((name) => ({ name, strength: strengths.get(name) ?? 0 })));
  const [answered, of] = post.answered ?? [0, 0];
  return {
    now,
    publishedAt: ago(post.hours * HOUR),
    interest: touching(group.interests),
    expertise: touching(group.expertise),
    question: post.asks === undefined ? null : { text: post.asks },
    gapDays: post.gapDays,
    comments: post.comments,
    isOpen: post.comments !== null,
    stage: post.stage,
    lastTouchAt: post.quietDays == null ? null : ago(post.quietDays * DAY),
    responsiveness: of === 0 ? null : { answered, of },
    unanswered: post.unanswered ?? 0,
    turnedDown: turnedDown(post),
  };
}

function turnedDown({ turnedDown: down }: ToldPost): OpeningFacts["turnedDown"] {
  const left = (days: number) => 2 ** (-days / 30);
  return {
    author: (down?.theirs ?? []).reduce((sum, days) => sum + left(days), 0),
    topic: down?.topic ? { name: down.topic.name, weight: down.topic.authors * left(down.topic.daysAgo) } : null,
  };
}

/** Of all pairs within a group, how many come in the order told; a tie is no agreement. */
export function agreementOf(judged: readonly Judged[]): { agreed: number; pairs: number; wrong: string[] } {
  const wrong: string[] = [];
  let pairs = 0;
  for (const posts of judged) {
    for (const [index, better] of posts.entries()) {
      for (const worse of posts.slice(index + 1)) {
        pairs += 1;
        if (better.score <= worse.score)
          wrong.push(
            `${better.title} ${better.score} (${better.told}) < ${worse.title} ${worse.score} (${worse.told})`,
          );
      }
    }
  }
  return { agreed: pairs - wrong.length, pairs, wrong };
}
