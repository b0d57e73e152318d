// Shorter without a model: whole sentences go, those first that say least. What stays is word for word the user's.
import type { Channel } from "../../channels/channel-ids.ts";
import { LENGTH_RULES } from "../coach/lengths.ts";
import { findMoves } from "../coach/moves.ts";
import { readInput, type Sentence } from "../coach/reading.ts";
import { rebuild, tighten } from "./tighten.ts";

/** What the channel takes and how much this is of it, as the channel counts. Null: it takes any length. */
export function measure(text: string, channel: Channel): { count: number; limit: number | null } {
  const { count, limit } = LENGTH_RULES[channel];
  return { count: count(text), limit };
}

/** Tightened, then without the sentences that say least, until it fits; one sentence always stays. */
export function shortenLocally(text: string, channel: Channel): string {
  const short = tighten(text);
  const { limit, count } = LENGTH_RULES[channel];
  if (limit === null || count(short) <= limit) return short;
  const reading = readInput({ text: short, channel });
  const moves = findMoves(reading);
  const weightOf = ({ start, end, stems }: Sentence): number => {
    const made = moves.filter((move) => move.start < end && move.end > start);
    return stems.size + 8 * made.reduce((sum, { weight }) => sum + weight, 0);
  };
  const byWeight = reading.sentences
    .map((sentence) => ({ sentence, weight: weightOf(sentence) }))
    .sort((a, b) => a.weight - b.weight);
  let kept = reading.sentences;
  let built = short;
  for (const { sentence } of byWeight.slice(0, -1)) {
    kept = kept.filter((one) => one !== sentence);
    built = rebuild(short, reading.sentences, kept).trim();
    if (count(built) <= limit) break;
  }
  return built;
}
