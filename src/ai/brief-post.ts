// The brief written by a model, of a text that one call can read: a whole post, or a part of a long one.
import type { z } from "zod";
import { PermanentError } from "../errors.ts";
import { briefAnswer, checkBrief, checkWords, withGists, type BriefAnswer } from "./brief-answer.ts";
import type { Brief } from "./brief.ts";
import type { Completion, Task } from "./client.ts";
import { nameLanguage } from "./language-names.ts";
import { onOneLine } from "./local/gist.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

/** @property gists the gist in the languages that were asked for, by ISO 639-1. */
export type ModelBrief = {
  brief: Brief;
  gists: Record<string, string>;
  model: string;
  tokensIn: number;
  tokensOut: number;
};

/** Asks a model on somebody's account. */
export type Ask = <T>(task: Task<T>) => Promise<Completion<T>>;

/** Part of a brief's identity. Read at start, so that a faulty prompt is found then. */
export const BRIEF_PROMPT_HASH = getPrompt("brief-post").hash;

/** The longest text that one call reads, in characters: some 6,000 tokens of English. */
export const CALL_CHARACTERS = 24_000;

const TITLE_CHARACTERS = 300;
const PART = "This is one part of a longer post. Digest this part alone.";

type Digestible = {
  title: string;
  text: string;
  language?: string | undefined;
  isPart?: boolean;
  gistsIn?: readonly string[];
};

/**
 * One call (two where the first answer does not fit the schema).
 * @param post.text plain text of at most `CALL_CHARACTERS`; every passage of the result is a verbatim part of it.
 * @param post.isPart it is a part of a longer one. @param post.gistsIn further languages for the gist.
 * @throws PermanentError where there is no text or the model refuses; RetryLaterError where nothing of its answer
 *   stands in the text, or the server is busy, down or slow.
 */
export async function briefWithModel(ask: Ask, post: Digestible): Promise<ModelBrief> {
  if (post.text.trim() === "")
    throw new PermanentError("model-failed", "Only the title of this post is known: there is nothing to digest.");
  const { value, ...spent } = await ask(toBriefTask(post));
  return { ...readBrief(value, post), ...spent };
}

type Answer = BriefAnswer & { gists?: string[] };

/** What is asked of the model. */
export function toBriefTask(post: Digestible): Task<Answer> {
  const prompt = renderPrompt(getPrompt("brief-post"), {
    // One fence is paid for, not two: the first line is the title.
    text: `${onOneLine(post.title).slice(0, TITLE_CHARACTERS)}\n\n${post.text}`.trim(),
    language: nameLanguage(post.language),
    note: post.isPart ? PART : noteOf(post.gistsIn ?? []),
  });
  return { prompt, schema: briefSchema(post.gistsIn ?? []), name: "brief_post" };
}

/** The form of an answer, by the languages that the gist was asked for in. */
export function briefSchema(gistsIn: readonly string[]): z.ZodType<Answer> {
  return gistsIn.length === 0 ? briefAnswer : withGists(briefAnswer);
}

/** What of the answer is kept. @throws RetryLaterError where nothing of it stands in the text. */
export function readBrief(value: Answer, post: Digestible): Pick<ModelBrief, "brief" | "gists"> {
  return { brief: checkBrief(value, post), gists: checkGists(value.gists ?? [], post.gistsIn ?? [], post.text) };
}

/** What is said where the gist is asked for in other languages too. */
export function noteOf(languages: readonly string[]): string {
  if (languages.length === 0) return "";
  return `gists: the gist in ${languages.map(nameLanguage).join(", then in ")}.`;
}

/** By language, those that say something. */
export function checkGists(
  written: readonly string[],
  languages: readonly string[],
  source: string,
): Record<string, string> {
  const checked = languages.map((language, at) => [language, checkWords(written[at] ?? "", source)] as const);
  return Object.fromEntries(checked.filter(([, gist]) => gist !== ""));
}
