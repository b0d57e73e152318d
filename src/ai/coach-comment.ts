// A second opinion on a comment. Whatever it says must point at words of the comment.
import { z } from "zod";
import type { Ask } from "./angles.ts";
import { trimToWords } from "./local/gist.ts";
import { createPassageFinder } from "./passages.ts";
import { toPlainText } from "./plain-text.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

export const opinionAnswer = z.object({
  findings: z.array(z.object({ criterion: z.string(), words: z.string(), advice: z.string() })),
});

/** @property words a verbatim part of the comment. @property criterion as the model named it. */
export type Remark = { criterion: string; words: string; advice: string };

const FINDINGS_MAX = 4;
const WORDS = 45;
const MAX_TOKENS = 800;

/** @returns only remarks whose words stand in the comment; it may be none. Throws as `askModel`. */
export async function giveSecondOpinion(
  ask: Ask,
  about: { post: string; take: string; comment: string },
  waiting: { onPartial?: (value: unknown) => void; signal?: AbortSignal } = {},
): Promise<{ remarks: Remark[]; model: string }> {
  const prompt = renderPrompt(getPrompt("coach-comment"), about);
  const task = { prompt, schema: opinionAnswer, name: "coach_comment", maxTokens: MAX_TOKENS, ...waiting };
  const { value, model } = await ask(task);
  const find = createPassageFinder(about.comment);
  const remarks = value.findings.flatMap(({ criterion, words, advice }) => {
    const found = find(words)?.passage;
    const said = trimToWords(toPlainText(advice, about.comment), WORDS);
    return found === undefined || said === "" ? [] : [{ criterion, words: found, advice: said }];
  });
  return { remarks: remarks.slice(0, FINDINGS_MAX), model };
}
