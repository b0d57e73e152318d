// What a model answers of a post, and what of it is kept: the program, not trust, decides.
import { z } from "zod";
import type { BriefKind, Warning } from "../db/schema/shared.ts";
import { RetryLaterError } from "../errors.ts";
import {
  BRIEF_KINDS,
  GIST_WORDS,
  POINTS_MAX,
  QUESTIONS_MAX,
  QUOTES_MAX,
  WARNINGS,
  type Brief,
  type Sourced,
} from "./brief.ts";
import { onOneLine, trimToWords } from "./local/gist.ts";
import { isQuestion, leavesOpen } from "./local/questions.ts";
import { groundTopics } from "./local/topics.ts";
import { TRIES } from "./model-answer.ts";
import { createPassageFinder, type Found, type PassageFinder } from "./passages.ts";
import { countPlace } from "./places.ts";
import { toPlainText } from "./plain-text.ts";

/** What is beside the point: an answer that lacks it, or has it in another form, is good for the rest. */
function lenient<T>(schema: z.ZodType<T>, otherwise: T) {
  return z.preprocess((value) => (schema.safeParse(value).success ? value : otherwise), schema);
}

/** First the kind, then topics, and moods: one list costs less than three. */
const tags = lenient(z.array(z.string()), []);

/** Each field costs tokens in every call: what the program can tell apart by itself comes in one list. */
export const briefAnswer = z.object({
  gist: z.string(),
  points: z.array(z.object({ text: z.string(), passage: z.string() })),
  quotes: lenient(z.array(z.string()), []),
  tags,
});
export type BriefAnswer = z.infer<typeof briefAnswer>;

export const mergeAnswer = z.object({ gist: z.string(), points: z.array(z.number()), tags });

/** With the gist in other languages, in the order in which they were asked for. */
export function withGists<T extends z.ZodRawShape>(answer: z.ZodObject<T>) {
  return answer.extend({ gists: lenient(z.array(z.string()), []) });
}

const POINT_WORDS = 60;
const PASSAGE_CHARACTERS = 1_000;

/** Keeps what stands in the text. @throws RetryLaterError where no point does, or where the gist is empty. */
export function checkBrief(answer: BriefAnswer, post: { title: string; text: string }): Brief {
  const find = createPassageFinder(post.text);
  const source = ({ passage, start }: Found, text: string): Sourced => ({
    text,
    passage,
    ...countPlace(post.text, passage, start),
  });
  const points = once(
    answer.points.flatMap(({ text, passage }) => {
      const found = find(passage);
      const shown = checkWords(text, post.text, POINT_WORDS);
      return found === undefined || found.passage.length > PASSAGE_CHARACTERS || shown === ""
        ? []
        : [source(found, shown)];
    }),
  ).slice(0, POINTS_MAX);
  const cited = once(foundIn(find, answer.quotes).map((found) => source(found, onOneLine(found.passage))));
  const asks = ({ passage }: Sourced) => isQuestion(passage) || leavesOpen(passage);
  const gist = checkWords(answer.gist, post.text, GIST_WORDS);
  if (gist === "" || points.length === 0) throw unusable();
  return {
    gist,
    points,
    quotes: cited.filter((one) => !asks(one)).slice(0, QUOTES_MAX),
    questions: cited.filter(asks).slice(0, QUESTIONS_MAX),
    ...checkTags(answer.tags, `${post.title}\n${post.text}`),
    whole: true,
    by: "model",
  };
}

/** What a model says in its own words, as plain text on one line; an address only where the source has it. */
export function checkWords(written: string, source: string, words = GIST_WORDS): string {
  return trimToWords(toPlainText(written, source), words);
}

/** The kind stands first; kinds and moods are closed lists; every word of a topic stands in the text. */
export function checkTags(tags: readonly string[], text: string): Pick<Brief, "kind" | "topics" | "warnings"> {
  const [first = "", ...others] = tags.map((one) => one.toLowerCase().trim());
  const kind = BRIEF_KINDS.find((one): one is BriefKind => one === first.replaceAll(" ", "-"));
  const moodOf = (tag: string) => WARNINGS.find((one): one is Warning => one === tag.replaceAll(/[^a-z]/gu, ""));
  const rest = kind === undefined ? [first, ...others] : others;
  return {
    kind: kind ?? "other",
    topics: groundTopics(
      rest.filter((one) => moodOf(one) === undefined),
      text,
    ),
    warnings: WARNINGS.filter((one) => rest.some((tag) => moodOf(tag) === one)),
  };
}

export function unusable(): RetryLaterError {
  const message = "The model's answer could not be used: none of it stands in the post.";
  return new RetryLaterError("model-failed", message, { tries: TRIES });
}

function foundIn(find: PassageFinder, claimed: string[]): Found[] {
  return claimed
    .map((one) => find(one))
    .filter((one) => one !== undefined)
    .filter(({ passage }) => passage.length <= PASSAGE_CHARACTERS);
}

function once(sourced: Sourced[]): Sourced[] {
  const seen = new Set<string>();
  return sourced.filter(({ passage }) => !seen.has(passage) && seen.add(passage));
}
