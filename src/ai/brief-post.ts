// The brief written by a model. The program, not trust, decides what of the answer is kept.
import { z } from "zod";
import { PermanentError, RetryLaterError } from "../errors.ts";
import { GIST_WORDS, POINTS_MAX, QUESTIONS_MAX, QUOTES_MAX, type Brief, type Sourced } from "./brief.ts";
import type { Completion, Task } from "./client.ts";
import { onOneLine, trimToWords } from "./local/gist.ts";
import { isQuestion } from "./local/questions.ts";
import { TRIES } from "./model-answer.ts";
import { createPassageFinder, type PassageFinder } from "./passages.ts";
import { toPlainText } from "./plain-text.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

export const briefAnswer = z.object({
  gist: z.string(),
  points: z.array(z.object({ text: z.string(), passage: z.string() })),
  quotes: z.array(z.string()),
  questions: z.array(z.string()),
});
export type BriefAnswer = z.infer<typeof briefAnswer>;

/** @property shortened the text was too long for one call: its beginning and its end were read, not its middle. */
export type ModelBrief = {
  brief: Brief;
  model: string;
  promptHash: string;
  tokensIn: number;
  tokensOut: number;
  shortened: boolean;
};

/** Part of a brief's identity. Read at start, so that a faulty prompt is found then. */
export const BRIEF_PROMPT_HASH = getPrompt("brief-post").hash;

const HEAD_CHARACTERS = 16_000;
const TAIL_CHARACTERS = 8_000;
const POINT_WORDS = 60;
const PASSAGE_CHARACTERS = 1_000;
const OMISSION = "[… the middle of the post is left out here …]";

/** Asks a model on somebody's account. */
type Ask = <T>(task: Task<T>) => Promise<Completion<T>>;

/**
 * One call (two where the first answer does not fit the schema).
 * @param post.text plain text; every passage of the result is a verbatim part of it.
 * @throws PermanentError where there is no text or the model refuses; RetryLaterError where nothing of its answer
 *   stands in the text, or the server is busy, down or slow.
 */
export async function briefWithModel(
  ask: Ask,
  post: { title: string; text: string; url?: string | undefined; language?: string | undefined },
  options: { signal?: AbortSignal } = {},
): Promise<ModelBrief> {
  if (post.text.trim() === "")
    throw new PermanentError("model-failed", "Only the title of this post is known: there is nothing to digest.");
  const prompt = getPrompt("brief-post");
  const shortened = post.text.length > HEAD_CHARACTERS + TAIL_CHARACTERS;
  const rendered = renderPrompt(prompt, {
    title: onOneLine(post.title),
    url: post.url ?? "",
    text: shortened ? shorten(post.text) : post.text,
    language: nameLanguage(post.language),
    shortened: shortened ? "The post is long: its middle was left out. Do not guess what stood there." : "",
  });
  const answer = await ask({ prompt: rendered, schema: briefAnswer, name: "brief_post", ...options });
  const { model: name, tokensIn, tokensOut } = answer;
  const brief = { ...checkBrief(answer.value, post), whole: !shortened };
  return { brief, model: name, promptHash: prompt.hash, tokensIn, tokensOut, shortened };
}

/** Keeps what stands in the text. @throws RetryLaterError where no point does, or where the gist is empty. */
export function checkBrief(answer: BriefAnswer, post: { title: string; text: string }): Brief {
  const find = createPassageFinder(post.text);
  const plain = (text: string, words: number) => trimToWords(toPlainText(text, post.text), words);
  const gist = plain(answer.gist, GIST_WORDS);
  const points = once(
    answer.points.flatMap(({ text, passage }) => {
      const found = find(passage);
      const shown = plain(text, POINT_WORDS);
      return found === undefined || found.length > PASSAGE_CHARACTERS || shown === ""
        ? []
        : [{ text: shown, passage: found }];
    }),
  ).slice(0, POINTS_MAX);
  if (gist === "" || points.length === 0)
    throw new RetryLaterError("model-failed", "The model's answer could not be used: none of it stands in the post.", {
      tries: TRIES,
    });
  return {
    gist,
    points,
    quotes: verbatim(answer.quotes, find).slice(0, QUOTES_MAX),
    questions: verbatim(answer.questions, find, isQuestion).slice(0, QUESTIONS_MAX),
    // The extract beside it names these.
    kind: "other",
    topics: [],
    warnings: [],
    whole: true,
    by: "model",
  };
}

function verbatim(claimed: string[], find: PassageFinder, fits: (text: string) => boolean = () => true): Sourced[] {
  const found = claimed
    .map((one) => find(one))
    .filter((one) => one !== undefined && one.length <= PASSAGE_CHARACTERS && fits(one));
  return once(found.map((passage = "") => ({ text: onOneLine(passage), passage })));
}

function once(sourced: Sourced[]): Sourced[] {
  const seen = new Set<string>();
  return sourced.filter(({ passage }) => !seen.has(passage) && seen.add(passage));
}

// One call reads 24,000 characters: where a post begins and where it ends up. Cut between words.
function shorten(text: string): string {
  const head = text.slice(0, HEAD_CHARACTERS).replace(/\s+\S{0,40}$/u, "");
  const tail = text.slice(-TAIL_CHARACTERS).replace(/^\S{0,40}\s+/u, "");
  return `${head}\n\n${OMISSION}\n\n${tail}`.toWellFormed();
}

function nameLanguage(code: string | undefined): string {
  const short = code?.toLowerCase().split("-")[0] ?? "";
  const name =
    short !== "und" && /^[a-z]{2,3}$/u.test(short)
      ? new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(short)
      : undefined;
  return name ?? "the language of the post";
}
