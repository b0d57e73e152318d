// How good an opening is: a weighted sum of reasons, each of which can be read. Weights are in one table.
import { DAY } from "../../clock.ts";
import type { Reason } from "../../db/schema/own.ts";
import { tellStamp } from "../../feeds/transcripts/stamps.ts";

export const WEIGHTS = {
  /** The post is about something the user named as an interest. */
  interest: 0.3,
  /** … or knows from work. */
  expertise: 0.35,
  /** The author asks something. */
  question: 0.2,
  /** Fresh: half of it after three days. */
  fresh: 0.3,
  /** Few others have commented yet. */
  quiet: 0.1,
  /** The dialogue would gain most: nothing said yet, or one to be continued. */
  relationship: 0.15,
} as const;

const FRESH_HALF_LIFE = 3 * DAY;

/** What is told first: what is true of this post and this user alone, before what is true of any post. */
const TOLD_FIRST = ["expertise", "question", "interest", "quiet", "relationship", "fresh"];

/** Where the post is a recording, `at` is the second in which it is asked, and `speaker` who asks. */
export type Question = { text: string; at?: number | undefined; speaker?: string | undefined };

export type OpeningFacts = {
  now: Date;
  post: { title: string; text: string; publishedAt: Date; commentCount: number | null };
  questions: readonly Question[];
  interests: readonly string[];
  expertise: readonly string[];
  stage: string;
};

/** Score from 0 to about 1.4 with the reasons that made it, the most particular first. */
export function scoreOpening(facts: OpeningFacts): { score: number; reasons: Reason[] } {
  const reasons = inOrder([
    matching(facts, facts.expertise, "expertise", (names) => `It touches what you know well: ${names}.`),
    matching(facts, facts.interests, "interest", (names) => `It touches what interests you: ${names}.`),
    asking(facts.questions),
    freshness(facts),
    quietness(facts.post.commentCount),
    relationship(facts.stage),
  ]);
  return { score: total(reasons), reasons };
}

/** What was stored, told as of now: the stage may have changed since, and with it what the user could gain. */
export function asOfStage(stored: readonly Reason[], stage: string): { score: number; reasons: Reason[] } {
  const others = stored.filter((reason) => reason.id !== "relationship");
  const reasons = inOrder([...others, relationship(stage)]);
  return { score: total(reasons), reasons };
}

function inOrder(reasons: readonly (Reason | undefined)[]): Reason[] {
  return reasons
    .filter((reason) => reason !== undefined)
    .toSorted((a, b) => TOLD_FIRST.indexOf(a.id) - TOLD_FIRST.indexOf(b.id));
}

function total(reasons: readonly Reason[]): number {
  return Math.round(reasons.reduce((sum, reason) => sum + reason.weight, 0) * 1_000) / 1_000;
}

function matching(
  facts: OpeningFacts,
  topics: readonly string[],
  id: "interest" | "expertise",
  say: (names: string) => string,
): Reason | undefined {
  const haystack = ` ${fold(`${facts.post.title} ${facts.post.text}`)} `;
  const found = topics.filter((topic) => fold(topic).trim() !== "" && haystack.includes(` ${fold(topic).trim()} `));
  if (found.length === 0) return undefined;
  const weight = WEIGHTS[id] * Math.min(1, 0.7 + 0.15 * found.length);
  return { id, text: say(found.slice(0, 3).join(" and ")), weight };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** "Shelf or contract?" heads a section and asks nobody. */
const WORDS_OF_A_HEADING = 4;

function asking(questions: readonly Question[]): Reason | undefined {
  // What readers are asked stands at the end; what stands earlier is often asked to be answered at once.
  const question = questions.findLast((one) => one.text.split(/\s+/u).length > WORDS_OF_A_HEADING) ?? questions.at(-1);
  if (question === undefined) return undefined;
  const { text, at, speaker } = question;
  const shown =
    text.length > 140
      ? `${text
          .slice(0, 140)
          .toWellFormed()
          .replaceAll("\uFFFD", "")
          .replace(/\s+\S*$/, "")}…`
      : text;
  const asks = at === undefined ? "They ask" : `At ${tellStamp(at)} ${speaker ? `${speaker} asks` : "they ask"}`;
  return { id: "question", text: `${asks}: “${shown}”`, weight: WEIGHTS.question };
}

function freshness({ now, post }: OpeningFacts): Reason | undefined {
  const age = now.getTime() - post.publishedAt.getTime();
  const weight = WEIGHTS.fresh * 2 ** (-age / FRESH_HALF_LIFE);
  if (weight < 0.02) return undefined;
  // No "today": the sentence is kept, and read on other days.
  return { id: "fresh", text: "It is recent: what is said early is read most.", weight };
}

function quietness(comments: number | null): Reason | undefined {
  if (comments === null || comments > 10) return undefined;
  const text =
    comments === 0
      ? "Nobody has said anything yet."
      : `Only ${comments} ${comments === 1 ? "person has" : "people have"} answered so far.`;
  return { id: "quiet", text, weight: WEIGHTS.quiet * (1 - comments / 20) };
}

function relationship(stage: string): Reason | undefined {
  switch (stage) {
    case "noticed":
      return {
        id: "relationship",
        text: "They noticed you: a good comment now begins the dialogue.",
        weight: WEIGHTS.relationship,
      };
    case "in-dialogue":
      return { id: "relationship", text: "You are in dialogue: this continues it.", weight: WEIGHTS.relationship };
    case "dormant":
      return {
        id: "relationship",
        text: "Your dialogue rests: this is a way to take it up again.",
        weight: WEIGHTS.relationship,
      };
    case "listening":
      return {
        id: "relationship",
        text: "You have listened so far: this could be your first word.",
        weight: WEIGHTS.relationship / 2,
      };
    default:
      return undefined;
  }
}
