// What a million tokens cost at OpenAI, in US dollars, as published in November 2025. Of other servers nobody knows, until
// somebody says so in Settings.

/** Dollars for a million tokens, read and written. */
export type Price = { in: number; out: number };

/** So old is this table; it was not compared with the provider's page since. */
export const PRICES_AS_OF = "2025-11-01";

const PRICES: Readonly<Record<string, Price>> = {
  "gpt-5": { in: 1.25, out: 10 },
  "gpt-5.1": { in: 1.25, out: 10 },
  "gpt-5-mini": { in: 0.25, out: 2 },
  "gpt-5-nano": { in: 0.05, out: 0.4 },
  "gpt-4.1": { in: 2, out: 8 },
  "gpt-4.1-mini": { in: 0.4, out: 1.6 },
  "gpt-4.1-nano": { in: 0.1, out: 0.4 },
  "gpt-4o": { in: 2.5, out: 10 },
  "gpt-4o-mini": { in: 0.15, out: 0.6 },
  "o4-mini": { in: 1.1, out: 4.4 },
  "text-embedding-3-small": { in: 0.02, out: 0 },
  "text-embedding-3-large": { in: 0.13, out: 0 },
};

/** What is asked for in a batch costs so much of it, also at servers whose prices the owner sets. */
export const BATCH_FACTOR = 0.5;

/** A dated name (`gpt-5-mini-2025-08-07`) costs what the plain one does. @returns undefined where it is not known. */
export function priceOf(host: string, model: string): Price | undefined {
  return host === "api.openai.com" ? PRICES[model.replace(/-\d{4}-\d{2}-\d{2}$/u, "")] : undefined;
}
