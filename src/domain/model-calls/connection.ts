// What the model server can do, found out by asking it: a handful of tiny requests, each a row like any other.
import { z } from "zod";
import type { Model } from "../../ai/client.ts";
import type { Ledger } from "../../ai/ledger.ts";
import { FORMATS, type Format } from "../../ai/model-request.ts";
import { SECOND } from "../../clock.ts";
import { DoorError } from "../../errors.ts";
import type { Context } from "../context.ts";
import { noteBatches } from "./batches.ts";
import { onAccount } from "../model-calls.ts";

/** @property can undefined where it was not asked, because something before it failed. @property text a sentence or two. */
export type Finding = {
  id: "models" | "answers" | "streaming" | Format | "embeddings" | "batch";
  can: boolean | undefined;
  text: string;
};

const EACH_MS = 30 * SECOND;
/** A model that thinks first needs some for that. */
const MOST_TOKENS = 1_000;

const TASK = {
  prompt: {
    system: 'Answer with the JSON object {"word": "ready"} and nothing else.',
    user: "Are you ready?",
    hash: "",
  },
  schema: z.object({ word: z.string() }),
  name: "ready",
  maxTokens: MOST_TOKENS,
  timeLimit: EACH_MS,
};

const CAN: Record<Format, string> = {
  json_schema: "It keeps to a form that it is given (structured output).",
  json_object: "It answers in JSON when it is told to (JSON mode).",
  text: "It answers in JSON when it is only asked for it.",
};
const CANNOT: Record<Format, string> = {
  json_schema: "It cannot be held to a form. It is told of the form in words instead; nothing is to be done.",
  json_object: "It knows no JSON mode. It is asked for JSON in words instead; nothing is to be done.",
  text: "It does not answer in JSON when it is only asked for it.",
};

/**
 * Asks the server, on the user's account and out of their budget, also while it is held for trouble.
 * @returns what it can do, in the order of asking. @throws as `askModel` where the switch is off or the day is spent.
 */
export async function testConnection(context: Context, userId: string, signal?: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = [];
  const payer = { userId, purpose: "connection" as const, evenIfSilent: true };
  const ask = <T>(work: (model: Model, ledger: Ledger, signal: AbortSignal) => Promise<T>): Promise<T> =>
    onAccount(context, payer, signal, work);
  /** Undefined where it could not be found out; what is about the account is thrown. */
  const look = async <T>(
    id: Finding["id"],
    work: () => Promise<T>,
    tell: (found: T) => Omit<Finding, "id">,
    failed: (why: string) => string,
  ): Promise<T | undefined> => {
    try {
      const answer = await work();
      findings.push({ id, ...tell(answer) });
      return answer;
    } catch (error) {
      if (!(error instanceof DoorError) || error.kind !== "model-failed") throw error;
      findings.push({ id, can: false, text: failed(error.message) });
      return undefined;
    }
  };

  await look(
    "models",
    () => ask((model, ledger, either) => model.list(ledger, either)),
    (ids) => ({ can: ids.length > 0, text: tellModels(ids, context.model?.named) }),
    (why) => `${why} ${adviseOn(why)}`,
  );
  let pieces = 0;
  const answered = await look(
    "answers",
    () =>
      ask((model, ledger, either) =>
        model.complete({ ...TASK, signal: either, onPartial: () => (pieces += 1) }, ledger),
      ),
    ({ model, tokensIn, tokensOut }) => ({
      can: true,
      text: `${model} answered; that took ${tokensIn + tokensOut} tokens.`,
    }),
    (why) => `${why} ${adviseOn(why)}`,
  );
  // Said once where it is the same trouble.
  if (!answered) return findings.filter(({ text }, at) => findings.findIndex((one) => one.text === text) === at);
  findings.push({
    id: "streaming",
    can: pieces > 0,
    text:
      pieces > 0
        ? "Its answers can be read while they are written (streaming)."
        : "Its answers come at once and not bit by bit: you wait a little longer.",
  });
  for (const format of FORMATS) {
    await look(
      format,
      () => ask((model, ledger, either) => model.complete({ ...TASK, format, signal: either }, ledger)),
      () => ({ can: true, text: CAN[format] }),
      () => CANNOT[format],
    );
  }
  await look(
    "embeddings",
    () => ask((model, ledger, either) => model.embed(["bread", "harbour"], ledger, either)),
    (found) =>
      found
        ? { can: true, text: `It tells how near two texts are in meaning (embeddings, by ${found.model}).` }
        : {
            can: false,
            text: "It lists no model for embeddings. Topics and words are compared instead; nothing is to be done.",
          },
    () => "It offers embeddings, but they did not work. Topics and words are compared instead; nothing is to be done.",
  );
  const takesBatches = await look(
    "batch",
    () => ask((model, ledger, either) => model.hasBatches(ledger, either)),
    (can) => ({
      can,
      text: can
        ? "It takes many requests at once for less money (batches)."
        : "It takes no batches: each post is asked for by itself.",
    }),
    () => "Whether it takes batches could not be found out.",
  );
  if (takesBatches !== undefined) await noteBatches(context, takesBatches);
  return findings;
}

function tellModels(ids: readonly string[], named: string | undefined): string {
  const count = `It lists ${ids.length === 1 ? "one model" : `${ids.length} models`}.`;
  if (ids.length === 0) {
    return named === undefined
      ? "It lists no model. Load one there, or name it with OPENAI_MODEL."
      : `It lists no models, so ${named} is asked for as OPENAI_MODEL says.`;
  }
  return named !== undefined && !ids.includes(named)
    ? `${count} ${named} is not among them; look at OPENAI_MODEL if it does not answer.`
    : count;
}

function adviseOn(why: string): string {
  if (/API key/u.test(why)) return "Look at OPENAI_API_KEY, then start Door Opener again.";
  if (/address or model/u.test(why))
    return "Look at OPENAI_BASE_URL (it usually ends in /v1) and OPENAI_MODEL, then start Door Opener again.";
  if (/could not be reached|in time|within/u.test(why))
    return "Look whether it runs, and whether OPENAI_BASE_URL leads there from this machine.";
  if (/credit/u.test(why)) return "Fill up the account there; it is tried again by itself within the hour.";
  if (/slow down|trouble/u.test(why)) return "It is tried again by itself; extracts serve until then.";
  if (/form|cut off|refused|JSON/u.test(why)) return "Another model may do better: name it with OPENAI_MODEL.";
  return "Until it works, extracts serve.";
}
