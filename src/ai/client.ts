// The model: any server that speaks the OpenAI chat-completions API. One attempt a call; rows are the only retry layer.
import type { OpenAI } from "openai";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { machineNow, SECOND } from "../clock.ts";
import type { Config } from "../config.ts";
import { PermanentError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { isAskedTooMuch, isFormatRefused, toModelError } from "./model-errors.ts";
import { openConnection, orAborted } from "./connection.ts";
import { readAnswer, type Attempt } from "./model-answer.ts";
import type { RenderedPrompt } from "./prompt-file.ts";

/** @property model the name that the server was asked for. @property tokensIn, tokensOut of all attempts together. */
export type Completion<T> = { value: T; model: string; tokensIn: number; tokensOut: number };

/** @property name of the answer's schema: letters, digits, `_` and `-`. */
export type Task<T> = { prompt: RenderedPrompt; schema: z.ZodType<T>; name: string; signal?: AbortSignal };

export type Model = {
  /** Which model answers: the configured one, else the first the server lists (asked once). */
  name: (signal?: AbortSignal) => Promise<string>;
  /**
   * @throws PermanentError (`model-failed`) where asking again cannot help: refused key, text too long, refusal, an answer
   *   that does not fit the schema after one repair. RetryLaterError (`model-failed`) where the server is busy, down or slow.
   *   The signal's reason where the caller aborted.
   */
  complete: <T>(task: Task<T>) => Promise<Completion<T>>;
};

type Message = { role: "system" | "user" | "assistant"; content: string };
/** How the answer's shape is asked for; servers that refuse one are asked in the next from then on. */
type Format = "json_schema" | "json_object" | "text";

const FORMATS: readonly Format[] = ["json_schema", "json_object", "text"];
const TIME_LIMIT = 60 * SECOND;
const NO_TEXT_MODEL = /embed|whisper|tts|rerank|moderation|dall-e|image|transcri/iu;

/** @param options.timeLimit machine milliseconds for a whole `complete`, the repair included; 60 seconds. */
export function createModel(
  config: NonNullable<Config["ai"]>,
  options: { logger: Logger; clock: Clock; timeLimit?: number },
): Model {
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  let connection: Promise<OpenAI> | undefined;
  let listed: Promise<string> | undefined;
  let format: Format = "json_schema";

  const connect = () => (connection ??= openConnection(config, timeLimit));

  const guarded = async <T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const limit = AbortSignal.timeout(timeLimit);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      return await orAborted(work(either), either);
    } catch (error) {
      signal?.throwIfAborted();
      throw toModelError(error, {
        timeLimit: limit.aborted ? timeLimit : undefined,
        clock: options.clock,
        apiKey: config.apiKey,
      });
    }
  };

  const findName = async (signal: AbortSignal) => {
    if (config.model !== undefined) return config.model;
    // A list that failed is asked for again next time.
    listed ??= connect()
      .then((client) => firstModel(client, signal))
      .catch((error: unknown) => {
        listed = undefined;
        throw error;
      });
    return listed;
  };

  const ask = async (
    model: string,
    messages: Message[],
    task: Task<unknown>,
    signal: AbortSignal,
  ): Promise<Attempt> => {
    const client = await connect();
    let used = format;
    for (;;) {
      try {
        const body = {
          model,
          messages: withShape(messages, task, used),
          stream: false as const,
          ...responseFormat(task, used),
        };
        const answer = await client.chat.completions.create(body, { signal });
        // Only what worked is remembered: a request may be refused for other reasons than its format.
        format = used;
        return readAnswer(answer);
      } catch (error) {
        const next = FORMATS[FORMATS.indexOf(used) + 1];
        if (next === undefined || !isFormatRefused(error) || isAskedTooMuch(error)) throw error;
        options.logger.info({ model, refused: used, next }, "the model server does not know this response format");
        used = next;
      }
    }
  };

  const complete = async <T>(task: Task<T>): Promise<Completion<T>> => {
    const start = machineNow();
    return guarded(task.signal, async (signal) => {
      const model = await findName(signal);
      const messages: Message[] = [
        { role: "system", content: task.prompt.system },
        { role: "user", content: task.prompt.user },
      ];
      const spent = { tokensIn: 0, tokensOut: 0 };
      let problem: unknown;
      for (const attempt of [1, 2]) {
        const answer = await ask(model, messages, task, signal);
        spent.tokensIn += answer.tokensIn;
        spent.tokensOut += answer.tokensOut;
        const parsed = task.schema.safeParse(answer.json);
        if (parsed.success) {
          options.logger.info(
            { task: task.name, model, attempt, ...spent, ms: Math.round(machineNow() - start) },
            "the model answered",
          );
          return { value: parsed.data, model, ...spent };
        }
        problem = parsed.error;
        messages.push(
          { role: "assistant", content: answer.content },
          { role: "user", content: repairRequest(parsed.error) },
        );
      }
      throw new PermanentError("model-failed", "The model's answer was not in the expected form, twice.", {
        cause: problem,
      });
    });
  };

  return { name: (signal) => guarded(signal, findName), complete };
}

async function firstModel(client: OpenAI, signal: AbortSignal): Promise<string> {
  const { data } = await client.models.list({ signal });
  const name = (data.find((one) => !NO_TEXT_MODEL.test(one.id)) ?? data[0])?.id;
  if (name === undefined)
    throw new PermanentError("model-failed", "The model server lists no model; set OPENAI_MODEL.");
  return name;
}

function responseFormat(task: Task<unknown>, format: Format) {
  if (format === "text") return {};
  if (format === "json_object") return { response_format: { type: "json_object" as const } };
  return {
    response_format: {
      type: "json_schema" as const,
      json_schema: { name: task.name, strict: true, schema: shapeOf(task) },
    },
  };
}

// Where the server cannot be held to a schema, the model is told of it.
function withShape(messages: Message[], task: Task<unknown>, format: Format): Message[] {
  if (format === "json_schema") return messages;
  const shape = `Answer with one JSON object and nothing else. It must fit this JSON schema:\n${JSON.stringify(shapeOf(task))}`;
  return messages.map((message) =>
    message.role === "system" ? { ...message, content: `${message.content}\n\n${shape}` } : message,
  );
}

function shapeOf(task: Task<unknown>): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(task.schema);
  return schema;
}

function repairRequest(error: z.ZodError): string {
  return `That was not the expected JSON:\n${z.prettifyError(error).slice(0, 1_000)}\nAnswer again with the whole JSON object and nothing else.`;
}
