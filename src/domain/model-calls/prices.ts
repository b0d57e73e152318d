// What a call cost, as far as anybody knows.
import { pricePerMinute } from "../../ai/minute-prices.ts";
import { priceOf } from "../../ai/model-prices.ts";
import type { Handle } from "../../db/transaction.ts";

type Costly = {
  host: string;
  path: string;
  model: string;
  tokensIn: number;
  tokensOut: number;
  seconds?: number | undefined;
};

const MILLION = 1_000_000;

/** In US dollars. Null where the price is not known: never zero for that. */
export async function dollarsFor(_db: Handle, call: Costly): Promise<number | null> {
  const { host, path, model, tokensIn, tokensOut, seconds } = call;
  if (tokensIn + tokensOut === 0) return 0;
  if (path === "audio/transcriptions") {
    const minute = pricePerMinute(host, model);
    return minute === undefined || seconds === undefined ? null : (minute * seconds) / 60;
  }
  const price = priceOf(host, model);
  return price ? (tokensIn * price.in + tokensOut * price.out) / MILLION : null;
}
