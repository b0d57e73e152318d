// What came back from a model server, read with suspicion: many speak the protocol only nearly.
import { z } from "zod";
import { PermanentError, RetryLaterError, type DoorError } from "../errors.ts";

/**
 * @property json undefined where the content held none. @property usage undefined where the server did not say.
 * @property trouble why it cannot be used at all: it is paid for all the same.
 */
export type Attempt = {
  content: string;
  json: unknown;
  usage: { tokensIn: number; tokensOut: number } | undefined;
  trouble: DoorError | undefined;
};

/** A model that answers badly may answer well another time, but is not asked for ever. */
export const TRIES = 3;

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: z.int().nonnegative().default(0), completion_tokens: z.int().nonnegative().default(0) })
    .nullish()
    .catch(undefined),
});

/** A refusal is a `PermanentError`; an answer that is cut off or none at all may be better another time. */
export function readAnswer(body: unknown): Attempt {
  const parsed = completion.safeParse(body);
  if (!parsed.success) {
    const message = "The model server's answer is not a chat completion.";
    const trouble = new RetryLaterError("model-failed", message, { cause: parsed.error, tries: TRIES });
    return { content: "", json: undefined, usage: undefined, trouble };
  }
  const [choice] = parsed.data.choices;
  const content = choice?.message.content ?? "";
  const { usage } = parsed.data;
  return {
    content,
    json: findJson(content),
    usage: usage ? { tokensIn: usage.prompt_tokens, tokensOut: usage.completion_tokens } : undefined,
    trouble: troubleOf(choice?.finish_reason, choice?.message.refusal),
  };
}

function troubleOf(reason: string | null | undefined, refusal: string | null | undefined): DoorError | undefined {
  if (refusal || reason === "content_filter") return new PermanentError("model-failed", "The model refused to answer.");
  if (reason === "length") {
    const message = "The model's answer was cut off: its output limit is too small.";
    return new RetryLaterError("model-failed", message, { tries: TRIES });
  }
  return undefined;
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
