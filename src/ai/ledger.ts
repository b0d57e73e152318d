// Nothing is sent to a model server before somebody wrote it down: whoever calls hands in a ledger.

/**
 * What is about to be sent.
 * @property path what of the server is asked, such as `chat/completions`. @property text word for word.
 * @property tokensIn, tokensOut what it may take at most.
 */
export type Sending = { path: string; model: string; text: string; tokensIn: number; tokensOut: number };

/**
 * What came of it, also where the answer could not be used.
 * @property isEstimate the server did not say. @property seconds of a recording. @property trouble as a sentence.
 */
export type CallEnd = {
  tokensIn: number;
  tokensOut: number;
  isEstimate: boolean;
  ms: number | null;
  seconds?: number | undefined;
  trouble: string | undefined;
};

/** @throws where it must not be sent. @returns what to call, once, when it is over. */
export type Ledger = (sending: Sending) => Promise<(end: CallEnd) => Promise<void>>;

const BYTES_PER_TOKEN = 3;

/** How many tokens a text takes, rather more than fewer: English has four letters a token, Chinese less than one. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

/** Whether a model works for it; else the server is asked about itself. */
export function isOfModel(path: string): boolean {
  return !["models", "batches", "files"].includes(path);
}
