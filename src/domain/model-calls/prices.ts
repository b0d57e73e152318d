// What a call cost, as far as anybody knows: a table of well-known models, overruled by what the owner says. What was
// charged stays as it was when a price changes.
import { z } from "zod";
import { pricePerMinute } from "../../ai/minute-prices.ts";
import { BATCH_FACTOR, priceOf, type Price } from "../../ai/model-prices.ts";
import { recall, remember } from "../../db/installation.ts";
import { inTransaction, type Handle } from "../../db/transaction.ts";
import type { Context } from "../context.ts";

type Costly = {
  host: string;
  path: string;
  model: string;
  tokensIn: number;
  tokensOut: number;
  seconds?: number | undefined;
  inBatch?: boolean;
};

/** In US dollars for a million tokens. @property own said by the owner. */
export type KnownPrice = Price & { own: boolean };

const MILLION = 1_000_000;
const KEY = "model-prices";
const amount = z.number().nonnegative().max(10_000);
const prices = z.record(z.string(), z.object({ in: amount, out: amount }));

async function readOwn(db: Handle): Promise<z.infer<typeof prices>> {
  const kept = await recall(db, KEY);
  return (kept === undefined ? undefined : prices.safeParse(JSON.parse(kept)).data) ?? {};
}

export async function findPrice(db: Handle, host: string, model: string): Promise<KnownPrice | undefined> {
  const all = await readOwn(db);
  const own = Object.hasOwn(all, model) ? all[model] : undefined;
  if (own) return { ...own, own: true };
  const known = priceOf(host, model);
  return known && { ...known, own: false };
}

/** For the calls from now on; undefined: what the table says. */
export async function setPrice({ db }: Pick<Context, "db">, model: string, price: Price | undefined): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { [model]: _, ...others } = await readOwn(tx);
    await remember(tx, KEY, JSON.stringify(price ? { ...others, [model]: price } : others));
  });
}

/** In US dollars. Null where the price is not known: never zero for that. */
export async function dollarsFor(db: Handle, call: Costly): Promise<number | null> {
  const { host, path, model, tokensIn, tokensOut, seconds, inBatch } = call;
  if (tokensIn + tokensOut === 0) return 0;
  if (path === "audio/transcriptions") {
    const minute = pricePerMinute(host, model);
    return minute === undefined || seconds === undefined ? null : (minute * seconds) / 60;
  }
  const price = await findPrice(db, host, model);
  const factor = inBatch ? BATCH_FACTOR : 1;
  return price ? (factor * (tokensIn * price.in + tokensOut * price.out)) / MILLION : null;
}
