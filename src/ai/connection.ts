// The way to the model server, the same for whatever is asked of it.
import type { OpenAI } from "openai";

export type ServerAccess = { apiKey: string | undefined; baseUrl: string | undefined };

const OPENAI = "https://api.openai.com/v1";

/** Where it is, for people: `api.openai.com`, `127.0.0.1:11434`. */
export function serverHost({ baseUrl }: Pick<ServerAccess, "baseUrl">): string {
  return new URL(baseUrl ?? OPENAI).host;
}

/**
 * Loaded on first use: an installation without a model never pays for it.
 * @param timeLimit machine milliseconds for one request.
 * @param fetch in place of the one that waits five minutes at most for an answer to begin.
 */
export async function openConnection(
  { apiKey, baseUrl }: ServerAccess,
  timeLimit: number,
  fetch?: typeof globalThis.fetch,
): Promise<OpenAI> {
  const { OpenAI } = await import("openai");
  return new OpenAI({
    apiKey: apiKey ?? "none",
    baseURL: baseUrl ?? OPENAI,
    // The SDK reads the environment for whatever is left out; only src/config.ts may.
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
    maxRetries: 0,
    timeout: timeLimit,
    ...(fetch && { fetch }),
  });
}

// A server that sends headers and then nothing must not hold the caller longer than the limit.
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
