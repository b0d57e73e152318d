// What came back from a model server, read with suspicion: many speak the protocol only nearly.
import { z } from "zod";
import { PermanentError } from "../errors.ts";

/** @property json undefined where the content held none. */
export type Attempt = { content: string; json: unknown; tokensIn: number; tokensOut: number };

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number().default(0), completion_tokens: z.number().default(0) }).nullish(),
});

/** @throws PermanentError where the model refused, was cut off, or the server answered something else. */
export function readAnswer(body: unknown): Attempt {
  const parsed = completion.safeParse(body);
  if (!parsed.success)
    throw new PermanentError("model-failed", "The model server's answer is not a chat completion.", {
      cause: parsed.error,
    });
  const [choice] = parsed.data.choices;
  const content = choice?.message.content ?? "";
  if (choice?.message.refusal || choice?.finish_reason === "content_filter")
    throw new PermanentError("model-failed", "The model refused to answer.");
  if (choice?.finish_reason === "length")
    throw new PermanentError("model-failed", "The model's answer was cut off: its output limit is too small.");
  const { prompt_tokens: tokensIn, completion_tokens: tokensOut } = parsed.data.usage ?? {
    prompt_tokens: 0,
    completion_tokens: 0,
  };
  return { content, json: findJson(content), tokensIn, tokensOut };
}

// Some models think aloud first or wrap their answer in a code fence.
function findJson(content: string): unknown {
  const answer = content.replace(/^\s*<think>[\s\S]*?<\/think>/u, "");
  const from = answer.indexOf("{");
  const to = answer.lastIndexOf("}");
  if (from < 0 || to < from) return undefined;
  try {
    return JSON.parse(answer.slice(from, to + 1));
  } catch {
    // Not JSON is an answer like any other here: the schema check that follows names it and asks for a repair.
    return undefined;
  }
}
