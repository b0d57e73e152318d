// The gist of a brief in languages that its readers read, where it was not asked for with the brief itself.
import { RetryLaterError } from "../errors.ts";
import { z } from "zod";
import { checkGists, type Ask } from "./brief-post.ts";
import { nameLanguage } from "./language-names.ts";
import { TRIES } from "./model-answer.ts";
import { getPrompt, renderPrompt } from "./prompt-file.ts";

export const gistAnswer = z.object({ gists: z.array(z.string()) });

/** @param languages ISO 639-1. @returns by language. @throws RetryLaterError where none came back. */
export async function translateGist(
  ask: Ask,
  gist: string,
  languages: readonly string[],
): Promise<{ gists: Record<string, string>; model: string }> {
  const prompt = renderPrompt(getPrompt("translate-gist"), { gist, languages: languages.map(nameLanguage).join(", ") });
  const { value, model } = await ask({ prompt, schema: gistAnswer, name: "translate_gist", maxTokens: 1_000 });
  const gists = checkGists(value.gists, languages, gist);
  if (Object.keys(gists).length === 0)
    throw new RetryLaterError("model-failed", "The model translated nothing.", { tries: TRIES });
  return { gists, model };
}
