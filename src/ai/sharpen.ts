// The user's own words, tightened or shortened by a model. It never sees the post: what a stranger wrote cannot steer it.
import { z } from "zod";
import { removeInvisible } from "../html/invisible.ts";
import type { Ask } from "./angles.ts";
import { toPlainText } from "./plain-text.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

export const rewordedAnswer = z.object({ text: z.string() });

/** @property voice the description of it. @property samples of it. @property most characters, where it is to be shortened. */
export type Wording = { comment: string; voice: string; samples: readonly string[]; most?: number | undefined };

const PER_CHARACTER = 0.5;
const TOKENS_LEAST = 400;

/** @returns plain text, paragraphs by an empty line; what it adds is still to be looked for. Throws as `askModel`. */
export async function rewordWithModel(
  ask: Ask,
  { comment, voice, samples, most }: Wording,
  waiting: { onPartial?: (value: unknown) => void; signal?: AbortSignal } = {},
): Promise<{ text: string; model: string }> {
  const values = { comment, voice, samples: samples.join("\n\n* * *\n\n") };
  const prompt =
    most === undefined
      ? renderPrompt(getPrompt("sharpen"), values)
      : renderPrompt(getPrompt("shorten"), { ...values, most: String(most) });
  const name = most === undefined ? "sharpen" : "shorten";
  const maxTokens = Math.ceil(TOKENS_LEAST + comment.length * PER_CHARACTER);
  const { value, model } = await ask({ prompt, schema: rewordedAnswer, name, maxTokens, ...waiting });
  return { text: cleanParagraphs(value.text, comment), model };
}

/** No tags and no marks that the user did not write themselves; addresses stay, to be looked at as additions. */
function cleanParagraphs(written: string, own: string): string {
  const text = removeInvisible(written.toWellFormed()).replaceAll(/\r\n?/gu, "\n").trim();
  const lines = text.split("\n").map((line) => (own.includes(line.trim()) ? line.trim() : toPlainText(line, line)));
  return lines.join("\n").replaceAll(/\n{3,}/gu, "\n\n");
}
