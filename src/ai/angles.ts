// Directions and questions by a model. They are questions to the user, never words for their comment.
import { z } from "zod";
import type { Completion, Task } from "./client.ts";
import { trimToWords } from "./local/gist.ts";
import { isQuestion } from "./local/questions.ts";
import { createPassageFinder } from "./passages.ts";
import { toPlainText } from "./plain-text.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

export const anglesAnswer = z.object({ angles: z.array(z.object({ question: z.string(), passage: z.string() })) });
export const askMeAnswer = z.object({ questions: z.array(z.string()) });

/** @property question to the user. @property passage a verbatim part of the post, on which it hangs. */
export type Angle = { question: string; passage: string };

export type Ask = <T>(task: Task<T>) => Promise<Completion<T>>;
type About = { title: string; post: string; take: string };
type Waiting = { onPartial?: (value: unknown) => void; signal?: AbortSignal };

export const ANGLES_MAX = 5;
export const QUESTIONS_ASKED = 2;
const WORDS = 45;
const PASSAGE_CHARACTERS = 600;
const MAX_TOKENS = 900;

/** @returns only those whose passage stands in the post and that ask something; it may be none. Throws as `askModel`. */
export async function findAngles(
  ask: Ask,
  about: About,
  waiting: Waiting = {},
): Promise<{ angles: Angle[]; model: string }> {
  const prompt = renderPrompt(getPrompt("angles"), about);
  const { value, model } = await ask({
    prompt,
    schema: anglesAnswer,
    name: "angles",
    maxTokens: MAX_TOKENS,
    ...waiting,
  });
  const find = createPassageFinder(about.post);
  const seen = new Set<string>();
  const angles = value.angles.flatMap(({ question, passage }) => {
    const found = find(passage)?.passage;
    const asked = readQuestion(question, about.take);
    if (asked === undefined || found === undefined || found.length > PASSAGE_CHARACTERS || seen.has(found)) return [];
    seen.add(found);
    return [{ question: asked, passage: found }];
  });
  return { angles: angles.slice(0, ANGLES_MAX), model };
}

/** Two questions that draw the experience out; fewer where the answer held no more. Throws as `askModel`. */
export async function askForExperience(
  ask: Ask,
  about: About,
  waiting: Waiting = {},
): Promise<{ questions: string[]; model: string }> {
  const prompt = renderPrompt(getPrompt("ask-me"), about);
  const task = { prompt, schema: askMeAnswer, name: "ask_me", maxTokens: MAX_TOKENS, ...waiting };
  const { value, model } = await ask(task);
  const asked = value.questions.map((one) => readQuestion(one, about.take)).filter((one) => one !== undefined);
  return { questions: [...new Set(asked)].slice(0, QUESTIONS_ASKED), model };
}

function readQuestion(written: string, source: string): string | undefined {
  const plain = toPlainText(written, source);
  return isQuestion(plain) && trimToWords(plain, WORDS) === plain ? plain : undefined;
}
