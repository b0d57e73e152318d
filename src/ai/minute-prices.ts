// What a minute of a recording costs at OpenAI, in US dollars, as published in 2026. Of other servers nobody knows.
const PRICES: Readonly<Record<string, number>> = {
  "whisper-1": 0.006,
  "gpt-4o-transcribe": 0.006,
  "gpt-4o-mini-transcribe": 0.003,
};

export const PRICED_BY_MINUTE: readonly string[] = Object.keys(PRICES);

/** @param host of the server. @returns undefined where it is not known. */
export function pricePerMinute(host: string, model: string): number | undefined {
  return host === "api.openai.com" ? PRICES[model] : undefined;
}
