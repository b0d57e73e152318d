// How somebody writes, described by a model from samples they chose.
import { z } from "zod";
import type { Ask } from "./angles.ts";
import { trimToWords } from "./local/gist.ts";
import { toPlainText } from "./plain-text.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

export const voiceAnswer = z.object({ description: z.string() });

const WORDS = 140;
const MAX_TOKENS = 600;

/** @returns a few sentences of plain text. Throws as `askModel`. */
export async function describeVoiceWithModel(
  ask: Ask,
  samples: readonly string[],
  waiting: { signal?: AbortSignal } = {},
): Promise<{ description: string; model: string }> {
  const prompt = renderPrompt(getPrompt("voice"), { samples: samples.join("\n\n* * *\n\n") });
  const task = { prompt, schema: voiceAnswer, name: "voice", maxTokens: MAX_TOKENS, ...waiting };
  const { value, model } = await ask(task);
  return { description: trimToWords(toPlainText(value.description, ""), WORDS), model };
}
