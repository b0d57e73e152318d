// One request to a model server: written down before it is sent, and ended in the ledger whatever came of it.
import type { OpenAI } from "openai";
import { DAY, machineNow, type Clock } from "../clock.ts";
import { openConnection, orAborted, type ServerAccess } from "./connection.ts";
import { estimateTokens, type Ledger } from "./ledger.ts";
import type { Attempt } from "./model-answer.ts";
import { isFree, toModelError } from "./model-errors.ts";
import { slowFetch } from "./slow-fetch.ts";

/** @property maxTokens the longest answer that was asked for. */
export type Asking = { path: string; model: string; body?: object; maxTokens?: number };

/** @throws what the SDK throws, the ledger, or the signal's reason. */
export type Send = <T extends { usage?: Attempt["usage"]; trouble?: Attempt["trouble"] }>(
  ledger: Ledger,
  asking: Asking,
  signal: AbortSignal,
  /** `heard` is told what was written so far: where it ends in the middle, so much is counted. */
  work: (client: OpenAI, heard: (text: string) => void) => Promise<T>,
) => Promise<T>;

export function createSender(config: ServerAccess, clock: Clock): Send {
  let connection: Promise<OpenAI> | undefined;
  const tell = (error: unknown, signal: AbortSignal): string => {
    if (!signal.aborted) return toModelError(error, { timeLimit: undefined, clock, apiKey: config.apiKey }).message;
    const { reason } = signal as { reason: unknown };
    const isLimit = !(reason instanceof Error) || reason.name === "TimeoutError";
    return isLimit ? "The model did not answer in time." : reason.message;
  };
  return async (ledger, { path, model, body, maxTokens = 0 }, signal, work) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const tokensIn = estimateTokens(text);
    // Whoever asks limits the time: by signal.
    const client = await (connection ??= openConnection(config, DAY, slowFetch));
    signal.throwIfAborted();
    const end = await ledger({ path, model, text, tokensIn, tokensOut: maxTokens });
    const start = machineNow();
    const took = (): number => Math.round(machineNow() - start);
    let written = "";
    try {
      const answer = await orAborted(
        work(client, (so) => void (written = so)),
        signal,
      );
      const usage = answer.usage ?? { tokensIn, tokensOut: estimateTokens(written) };
      await end({ ...usage, isEstimate: answer.usage === undefined, ms: took(), trouble: answer.trouble?.message });
      return answer;
    } catch (error) {
      // A server that says no does not charge; one that falls silent may.
      const free = isFree(error);
      const spent = free ? { tokensIn: 0, tokensOut: 0 } : { tokensIn, tokensOut: estimateTokens(written) };
      await end({ ...spent, isEstimate: !free, ms: took(), trouble: tell(error, signal) });
      throw error;
    }
  };
}
