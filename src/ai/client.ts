// The model: any server that speaks the OpenAI chat-completions API. One attempt a call; rows are the only retry layer.
import type { z } from "zod";
import type { Clock } from "../clock.ts";
import { machineNow, SECOND } from "../clock.ts";
import type { Config } from "../config.ts";
import { RetryLaterError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import { createBatches, type Batches } from "./batches.ts";
import { givesAway } from "./gives-away.ts";
import { orAborted, serverHost } from "./connection.ts";
import { estimateTokens, type Ledger } from "./ledger.ts";
import { readAnswer, TRIES, type Attempt } from "./model-answer.ts";
import { AccessError, isFormatRefused, isMissing, isNotOffered, toModelError } from "./model-errors.ts";
import {
  adapt,
  firstDialect,
  firstEmbedding,
  MAX_TOKENS,
  messagesOf,
  readDialect,
  repairRequest,
  toBody,
  type Dialect,
  type Format,
  type Message,
} from "./model-request.ts";
import { createSender } from "./model-send.ts";
import { gather, toPartial } from "./model-stream.ts";
import type { RenderedPrompt } from "./prompt-file.ts";

/** @property model the name that the server was asked for. @property tokensIn, tokensOut of all attempts together. */
export type Completion<T> = { value: T; model: string; tokensIn: number; tokensOut: number };

/**
 * @property name of the answer's schema: letters, digits, `_` and `-`.
 * @property maxTokens the longest answer; 4,000. @property timeLimit machine milliseconds for all of it; by length.
 * @property onPartial somebody waits: the answer is streamed, and this is told what can be read of it, again and again.
 *   Not checked against the schema. @property format asked for in this way and in no other.
 */
export type Task<T> = {
  prompt: RenderedPrompt;
  schema: z.ZodType<T>;
  name: string;
  maxTokens?: number;
  timeLimit?: number;
  signal?: AbortSignal;
  onPartial?: (value: unknown) => void;
  format?: Format;
};

export type Embedding = { vectors: number[][]; model: string };

export type Model = {
  /** Which model answers: the configured one, else the first the server lists (asked once). */
  name: (ledger: Ledger, signal?: AbortSignal) => Promise<string>;
  /** All that the server lists, asked anew. */
  list: (ledger: Ledger, signal?: AbortSignal) => Promise<string[]>;
  /**
   * @throws PermanentError (`model-failed`) where asking again cannot help: refused key, text too long, refusal.
   *   RetryLaterError (`model-failed`) where the server is busy, down or slow; with `tries` where its answer was no good:
   *   cut off, or not in the form of the schema after one repair. The signal's reason where the caller aborted.
   */
  complete: <T>(task: Task<T>, ledger: Ledger) => Promise<Completion<T>>;
  /** Whether there is a batch endpoint. Throws as `complete`. */
  hasBatches: (ledger: Ledger, signal?: AbortSignal) => Promise<boolean>;
  batches: Batches;
  /** A task as a line of a batch: what is sent, and what it may take at most. */
  toLine: (model: string, task: Task<unknown>) => Promise<{ text: string; tokensIn: number; tokensOut: number }>;
  /** What came back for a line. @throws as `complete`; nothing is repaired. */
  readLine: <T>(sent: Pick<Task<T>, "prompt" | "schema">, answer: Attempt) => T;
  /** A vector for each text; undefined where the server lists no model for it. Throws as `complete`. */
  embed: (texts: readonly string[], ledger: Ledger, signal?: AbortSignal) => Promise<Embedding | undefined>;
};

/** Where is kept what a server understands, by model, so that no text is sent only to learn that again. */
export type Memory = {
  read: (model: string) => Promise<string | undefined>;
  write: (model: string, value: string) => Promise<void>;
};

type Options = { logger: Logger; clock: Clock; timeLimit?: number; memory?: Memory };

const TIME_LIMIT = 60 * SECOND;
/** Files of a batch have megabytes. */
const BATCH_LIMIT = 5 * TIME_LIMIT;
/** A model at home reads so fast, and writes so fast: milliseconds a token. */
const READS_MS = 20;
const WRITES_MS = 50;
const NO_TEXT_MODEL = /embed|whisper|tts|rerank|moderation|dall-e|image|transcri|audio|realtime|sora|davinci|babbage/iu;

/** @param options.timeLimit machine milliseconds for whatever is asked, the repair included, where not the usual ones. */
export function createModel(config: NonNullable<Config["ai"]>, options: Options): Model {
  const { logger, clock, memory } = options;
  let listed: { ids: Promise<string[]>; by: AbortSignal } | undefined;
  const dialects = new Map<string, Dialect>();

  const send = createSender(config, clock);

  const guarded = async <T>(
    signal: AbortSignal | undefined,
    ms: number,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const limit = AbortSignal.timeout(ms);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      return await work(either);
    } catch (error) {
      signal?.throwIfAborted();
      const told = toModelError(error, { timeLimit: limit.aborted ? ms : undefined, clock, apiKey: config.apiKey });
      // The model may be gone that the list named.
      if (told instanceof AccessError) listed = undefined;
      throw told;
    }
  };

  const list = async (ledger: Ledger, signal: AbortSignal): Promise<string[]> => {
    const answer = await send(ledger, { path: "models", model: "" }, signal, async (client) => {
      const { data } = await client.models.list({ signal });
      return { ids: data.map((one) => one.id), usage: { tokensIn: 0, tokensOut: 0 } };
    }).catch((error: unknown) => {
      // Some servers have a model and no list of them.
      if (!isMissing(error)) throw error;
      return { ids: [] };
    });
    // Where nothing is loaded yet, something may be soon.
    listed = answer.ids.length === 0 ? undefined : { ids: Promise.resolve(answer.ids), by: signal };
    return answer.ids;
  };

  // A list that failed is asked for again next time; and at once where only whoever asked for it gave up.
  const known = async (ledger: Ledger, signal: AbortSignal): Promise<string[]> => {
    while (listed) {
      const { ids, by } = listed;
      try {
        return await orAborted(ids, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!by.aborted) throw error;
        if (listed?.ids === ids) listed = undefined;
      }
    }
    const own = { ids: list(ledger, signal), by: signal };
    listed = own;
    try {
      return await own.ids;
    } catch (error) {
      if (listed === own) listed = undefined;
      throw error;
    }
  };

  const findName = async (ledger: Ledger, signal: AbortSignal): Promise<string> => {
    if (config.model !== undefined) return config.model;
    const ids = await known(ledger, signal);
    const name = ids.find((id) => !NO_TEXT_MODEL.test(id)) ?? ids[0];
    if (name === undefined)
      throw new AccessError("model-failed", "The model server lists no model; load one there, or set OPENAI_MODEL.");
    return name;
  };

  const dialectOf = async (model: string): Promise<Dialect> =>
    dialects.get(model) ?? readDialect(await memory?.read(model)) ?? firstDialect(serverHost(config));

  const learn = async (model: string, dialect: Dialect): Promise<void> => {
    const before = JSON.stringify(dialects.get(model));
    dialects.set(model, dialect);
    if (before !== JSON.stringify(dialect)) await memory?.write(model, JSON.stringify(dialect));
  };

  const ask = async (
    model: string,
    messages: Message[],
    task: Task<unknown>,
    { ledger, signal }: { ledger: Ledger; signal: AbortSignal },
  ): Promise<Attempt> => {
    const kept = await dialectOf(model);
    let used = task.format ? { ...kept, format: task.format } : kept;
    for (;;) {
      const body = toBody(model, messages, task, used);
      try {
        const sending = { path: "chat/completions", model, body, maxTokens: task.maxTokens ?? MAX_TOKENS };
        const answer = await send(ledger, sending, signal, async (client, heard) => {
          if (!task.onPartial) {
            const whole = readAnswer(await client.chat.completions.create({ ...body, stream: false }, { signal }));
            heard(whole.content);
            return whole;
          }
          const partial = toPartial(task.onPartial);
          const pieces = await client.chat.completions.create({ ...body, stream: true }, { signal });
          return readAnswer(await gather(pieces, (content) => (heard(content), partial(content))));
        });
        // Only what worked is remembered: a request may be refused for other reasons than its form.
        if (!task.format) await learn(model, used);
        if (answer.trouble) throw answer.trouble;
        return answer;
      } catch (error) {
        const next = adapt(error, used);
        if (next === undefined || (task.format && next.format !== task.format)) throw error;
        logger.info({ model, refused: used, next }, "the model server does not know this way of being asked");
        used = next;
      }
    }
  };

  const refuseGivenAway = (answer: Attempt, prompt: RenderedPrompt): void => {
    if (!givesAway(answer.json, prompt, config.apiKey)) return;
    const message = "The model's answer repeats what only the model was told: it was not used.";
    throw new RetryLaterError("model-failed", message, { tries: TRIES });
  };

  const complete = async <T>(task: Task<T>, ledger: Ledger): Promise<Completion<T>> => {
    const start = machineNow();
    return guarded(task.signal, options.timeLimit ?? task.timeLimit ?? limitOf(task), async (signal) => {
      const model = await findName(ledger, signal);
      const messages = messagesOf(task);
      const spent = { tokensIn: 0, tokensOut: 0 };
      let problem: unknown;
      for (const attempt of [1, 2]) {
        const answer = await ask(model, messages, task, { ledger, signal });
        spent.tokensIn += answer.usage?.tokensIn ?? estimateTokens(JSON.stringify(messages));
        spent.tokensOut += answer.usage?.tokensOut ?? estimateTokens(answer.content);
        refuseGivenAway(answer, task.prompt);
        const parsed = task.schema.safeParse(answer.json);
        if (parsed.success) {
          const ms = Math.round(machineNow() - start);
          logger.info({ task: task.name, model, attempt, ...spent, ms }, "the model answered");
          return { value: parsed.data, model, ...spent };
        }
        problem = parsed.error;
        messages.push(
          { role: "assistant", content: answer.content },
          { role: "user", content: repairRequest(parsed.error) },
        );
      }
      const message = "The model's answer was not in the expected form, twice.";
      throw new RetryLaterError("model-failed", message, { cause: problem, tries: TRIES });
    });
  };

  return {
    name: (ledger, signal) => guarded(signal, options.timeLimit ?? TIME_LIMIT, (either) => findName(ledger, either)),
    list: (ledger, signal) => guarded(signal, options.timeLimit ?? TIME_LIMIT, (either) => list(ledger, either)),
    complete,
    hasBatches: (ledger, signal) =>
      guarded(signal, options.timeLimit ?? TIME_LIMIT, async (either) => {
        try {
          await send(ledger, { path: "batches", model: "" }, either, async (client) => {
            await client.batches.list({ limit: 1 }, { signal: either });
            return { usage: { tokensIn: 0, tokensOut: 0 } };
          });
          return true;
        } catch (error) {
          if (isFormatRefused(error) || isNotOffered(error)) return false;
          throw error;
        }
      }),
    batches: createBatches(send, (signal, work) => guarded(signal, options.timeLimit ?? BATCH_LIMIT, work)),
    toLine: async (model, task) => {
      const { stream: _, ...body } = toBody(model, messagesOf(task), task, await dialectOf(model));
      const text = JSON.stringify(body);
      return { text, tokensIn: estimateTokens(text), tokensOut: task.maxTokens ?? MAX_TOKENS };
    },
    readLine: ({ prompt, schema }, answer) => {
      if (answer.trouble) throw answer.trouble;
      refuseGivenAway(answer, prompt);
      const parsed = schema.safeParse(answer.json);
      if (parsed.success) return parsed.data;
      const message = "The model's answer was not in the expected form.";
      throw new RetryLaterError("model-failed", message, { cause: parsed.error, tries: TRIES });
    },
    embed: (texts, ledger, signal) =>
      guarded(signal, options.timeLimit ?? TIME_LIMIT, async (either) => {
        const ids = await known(ledger, either).catch((error: unknown) => {
          if (!isNotOffered(error)) throw error;
          return [];
        });
        const model = firstEmbedding(ids);
        if (model === undefined) return undefined;
        const body = { model, input: [...texts], encoding_format: "float" as const };
        const answer = await send(ledger, { path: "embeddings", model, body }, either, async (client) => {
          const { data, usage } = await client.embeddings.create(body, { signal: either });
          const vectors = data.toSorted((a, b) => a.index - b.index).map((one) => one.embedding);
          const tokensIn = usage?.prompt_tokens;
          return { vectors, usage: tokensIn === undefined ? undefined : { tokensIn, tokensOut: 0 } };
        }).catch((error: unknown) => {
          if (!isNotOffered(error)) throw error;
          return undefined;
        });
        if (!answer) return undefined;
        if (answer.vectors.length !== texts.length)
          throw new RetryLaterError("model-failed", "The model server left out a vector.", { tries: TRIES });
        return { vectors: answer.vectors, model };
      }),
  };
}

function limitOf({ prompt, maxTokens = MAX_TOKENS }: Task<unknown>): number {
  return TIME_LIMIT + estimateTokens(prompt.system + prompt.user) * READS_MS + maxTokens * WRITES_MS;
}
