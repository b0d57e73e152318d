// How long the words are as each channel counts them: after each pause, and without JavaScript once they are saved.
import type { Channel } from "../../channels/channel-ids.ts";
import { findOverflow, LENGTH_RULES } from "../../domain/coach/lengths.ts";
import { channelWord, listOf } from "../words.ts";

/** Where people most often run into a limit; a chosen channel is always told of. */
const TIGHT: readonly Channel[] = ["x", "bluesky", "mastodon", "linkedin"];

/** @property swap it comes along with the coach's answer and finds its own place. */
export function Lengths({ words, channel, swap }: { words: string; channel: Channel; swap?: boolean }) {
  const measured = TIGHT.map((id) => measure(id, words));
  const long = measured.filter(({ count, limit }) => limit !== null && count > limit);
  const fits = measured.filter((one) => !long.includes(one));
  const here = measure(channel, words);
  const { count, limit } = here;
  const over = limit !== null && count > limit ? findOverflow(words, limit, LENGTH_RULES[channel].count) : undefined;
  return (
    <div id="lengths" class="lengths" hx-swap-oob={swap === true ? "true" : undefined} data-over={over}>
      {words === "" ? null : (
        <>
          {limit === null ? null : (
            <p class={over === undefined ? undefined : "over"}>
              {`${count} of ${limit} characters${over === undefined ? "" : `; ${count - limit} too many`}`}
            </p>
          )}
          {over === undefined ? null : (
            <p>
              What no longer fits: <q>{ending(words.slice(over))}</q>
            </p>
          )}
          <p class="soft">
            {fits.length === 0 ? "" : `Fits ${listOf(fits.map(({ id }) => channelWord(id)))}. `}
            {long.length === 0 ? "" : `Too long for ${listOf(long.map(told))}.`}
          </p>
        </>
      )}
    </div>
  );
}

const measure = (id: Channel, words: string) => ({
  id,
  count: LENGTH_RULES[id].count(words),
  limit: LENGTH_RULES[id].limit,
});

const told = ({ id, count, limit }: ReturnType<typeof measure>): string =>
  `${channelWord(id)} (${count} of ${limit ?? ""})`;

function ending(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length <= 80 ? line : `${line.slice(0, 50)} … ${line.slice(-25)}`;
}
