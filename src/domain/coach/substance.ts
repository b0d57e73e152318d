// How much a comment says: ten signs (signs.ts), each worth less the more of it there is, weighed by hand.
import { LENGTH_RULES } from "./lengths.ts";
import type { Reading } from "./reading.ts";
import { readSigns, type Signs } from "./signs.ts";

type Weight = {
  /** Of the sign in the sum; negative where it speaks against the comment. */
  weight: number;
  /** So many make 63 % of it. */
  enough: number;
};

/**
 * Set by hand: round numbers, words first because who says more says more, then what the words do. No weight is fitted; the
 * signs themselves were chosen on constructive news comments (SFU corpus, its training articles), where a logistic
 * regression gives each of them the same direction and the whole the same figures (docs/decisions/010).
 */
const WEIGHTS: Readonly<Record<keyof Signs, Weight>> = {
  words: { weight: 4, enough: 60 },
  longWords: { weight: 1.2, enough: 5 },
  argument: { weight: 1, enough: 5 },
  abstractNouns: { weight: 0.8, enough: 3 },
  links: { weight: 0.6, enough: 2 },
  measures: { weight: 0.6, enough: 3 },
  modals: { weight: 0.6, enough: 2 },
  lived: { weight: 0.6, enough: 1.5 },
  heat: { weight: -0.6, enough: 3 },
  scorn: { weight: -0.6, enough: 1 },
};

const SIGNS = Object.keys(WEIGHTS) as (keyof Signs)[];
/** The sum at which substance is 63 %: a good paragraph. */
const PARAGRAPH = 4;
/** A paragraph of so many words is what `enough` means; a channel that wants less is satisfied with less. */
const WORDS_OF_PARAGRAPH = 60;
const WORDS_OF_SENTENCE = 20;

/** 0 to 1, saturating at the length that reads well on the channel. */
export function substanceOf(reading: Reading): number {
  const parts = partsOf(reading);
  const known = parts.reduce((sum, { most }) => sum + most, 0);
  const all = SIGNS.reduce((sum, sign) => sum + Math.max(0, WEIGHTS[sign].weight), 0);
  const sum = parts.reduce((total, { value }) => total + value, 0);
  // What a language has no list for is taken to be as good as what could be seen.
  return 1 - Math.exp(-Math.max(0, (sum * all) / known) / PARAGRAPH);
}

/** What each sign gave or took, and the most that it could have given. */
function partsOf(reading: Reading): { sign: keyof Signs; value: number; most: number }[] {
  const signs = readSigns(reading);
  const scale = paragraphOn(reading.input.channel) / WORDS_OF_PARAGRAPH;
  return SIGNS.flatMap((sign) => {
    const counted = signs[sign];
    if (counted === undefined) return [];
    const { weight, enough } = WEIGHTS[sign];
    return [{ sign, value: weight * (1 - Math.exp(-counted / (enough * scale))), most: Math.max(0, weight) }];
  });
}

/** In words, the least that reads well there. */
function paragraphOn(channel: Reading["input"]["channel"]): number {
  const { advice } = LENGTH_RULES[channel];
  if (advice === undefined) return WORDS_OF_PARAGRAPH;
  return advice.unit === "words" ? advice.from : advice.from * WORDS_OF_SENTENCE;
}
