// How each channel counts, and how much of it reads well there.
import type { Channel } from "../../channels/channel-ids.ts";
import { findUrls } from "./words.ts";

/** X, and Mastodon after it, count every address as this many characters. */
const URL_LENGTH = 23;

export type Advice = { unit: "words" | "sentences"; from: number; to: number };

type Rule = { limit: number | null; count: (text: string) => number; advice?: Advice };

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const MICROBLOG: Advice = { unit: "sentences", from: 1, to: 3 };
const ESSAYISTIC: Advice = { unit: "words", from: 60, to: 180 };

// Limits: X 280, Bluesky 300, Mastodon 500 and LinkedIn 1,250 from our own notes on the channels; the others as the
// platforms publish them for comments. Null: no limit that we know of.
export const LENGTH_RULES: Readonly<Record<Channel, Rule>> = {
  blog: { limit: null, count: countGraphemes, advice: ESSAYISTIC },
  webmention: { limit: null, count: countGraphemes, advice: { ...ESSAYISTIC, to: 1500 } },
  mastodon: { limit: 500, count: countMastodon, advice: MICROBLOG },
  bluesky: { limit: 300, count: countGraphemes, advice: MICROBLOG },
  x: { limit: 280, count: countX, advice: MICROBLOG },
  linkedin: { limit: 1250, count: countGraphemes, advice: { unit: "words", from: 30, to: 90 } },
  facebook: { limit: 8000, count: countGraphemes },
  youtube: { limit: 10_000, count: countGraphemes },
  podcast: { limit: null, count: countGraphemes },
  forum: { limit: null, count: countGraphemes },
  hackernews: { limit: null, count: countGraphemes },
  reddit: { limit: 10_000, count: countGraphemes },
  github: { limit: 65_536, count: countGraphemes },
  email: { limit: null, count: countGraphemes },
  "in-person": { limit: null, count: countGraphemes },
  other: { limit: null, count: countGraphemes },
};

function countGraphemes(text: string): number {
  return [...graphemes.segment(text)].length;
}

function countMastodon(text: string): number {
  const withoutServers = withUrlsAs(text, "x".repeat(URL_LENGTH)).replace(/(?<!\S)(@[\w.-]+)@[\w.-]+\w/gu, "$1");
  return countGraphemes(withoutServers);
}

/** twitter-text, configuration 3: Latin and most punctuation weigh 1, everything else and each emoji 2. */
function countX(text: string): number {
  let count = 0;
  for (const { segment } of graphemes.segment(withUrlsAs(text.normalize("NFC"), "x".repeat(URL_LENGTH)))) {
    if (/\p{Emoji_Presentation}|\uFE0F|\p{Regional_Indicator}/u.test(segment)) count += 2;
    else for (const character of segment) count += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  }
  return count;
}

function isLight(code: number): boolean {
  return (
    code <= 4351 || (code >= 8192 && code <= 8205) || (code >= 8208 && code <= 8223) || (code >= 8242 && code <= 8247)
  );
}

function withUrlsAs(text: string, stand: string): string {
  let result = "";
  let at = 0;
  for (const { start, end } of findUrls(text)) {
    result += text.slice(at, start) + stand;
    at = end;
  }
  return result + text.slice(at);
}

/** The first UTF-16 offset that no longer fits. */
export function findOverflow(text: string, limit: number, count: (text: string) => number): number {
  let [fits, over] = [0, text.length];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (count(text.slice(0, middle)) <= limit) fits = middle;
    else over = middle;
  }
  return fits;
}
